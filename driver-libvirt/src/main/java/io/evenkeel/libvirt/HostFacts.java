package io.evenkeel.libvirt;

import io.evenkeel.spi.Hardware;
import java.util.List;
import java.util.Map;

/**
 * What a host itself is.
 *
 * @param machine UUID of the machine; empty if libvirt does not say
 * @param hardware what it has
 * @param topology how it is built
 * @param machineTypes every machine type its emulator can be; empty if unknown
 * @param networks libvirt's active networks
 * @param labels what people may want to know of it
 */
record HostFacts(
    String machine,
    Hardware hardware,
    Topology topology,
    List<String> machineTypes,
    List<String> networks,
    Map<String, String> labels) {}
