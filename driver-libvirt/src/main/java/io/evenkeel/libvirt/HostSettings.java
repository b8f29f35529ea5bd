package io.evenkeel.libvirt;

import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Reach;

/**
 * What the configuration file says of a host.
 *
 * @param id its id
 * @param address how it is reached
 * @param profile where it belongs
 * @param limits how far it may be used
 * @param reach the directories of shared storage and the networks it has, and its link
 */
record HostSettings(String id, Address address, HostProfile profile, Limits limits, Reach reach) {}
