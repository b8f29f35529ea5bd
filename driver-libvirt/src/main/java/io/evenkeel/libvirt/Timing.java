package io.evenkeel.libvirt;

import java.time.Duration;

/**
 * How long the driver waits.
 *
 * @param connect for a port to accept a connection
 * @param answer for anything libvirt is asked, the opening of a connection included
 * @param keepAliveSeconds between two signs of life on an idle connection
 * @param keepAliveCount signs of life that may be missed
 * @param measure between two measurements of what guests do with their memory; zero for none
 */
record Timing(
    Duration connect, Duration answer, int keepAliveSeconds, int keepAliveCount, Duration measure) {

  static final Timing DEFAULT =
      new Timing(Duration.ofSeconds(3), Duration.ofSeconds(10), 5, 3, Duration.ofSeconds(60));
}
