/**
 * Drives libvirt and QEMU hosts: {@link io.evenkeel.libvirt.LibvirtDriver}.
 *
 * <p>From the outside in: {@code Settings} (what the configuration says), {@code Errand} (how an
 * order is carried out), {@code Lookout} (what is there), {@code HostLink} (one host, with
 * deadlines and reconnection), {@code Connection} and {@code Domain} (libvirt's handles), {@code
 * LibvirtNative} (libvirt's functions).
 */
@NullMarked
package io.evenkeel.libvirt;

import org.jspecify.annotations.NullMarked;
