package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.ZonePolicy;
import java.time.Instant;
import java.util.List;

/**
 * What else matters in the zone of an operation.
 *
 * @param policy how its hosts are taken out and brought back
 * @param ahead other hosts of the zone that are coming back and asked first, in that order
 * @param lastBack when another host of the zone was back in service last; {@link Instant#MIN} if
 *     none ever was
 * @param trouble why no move may begin now; empty if they may
 */
public record ZoneNow(ZonePolicy policy, List<String> ahead, Instant lastBack, String trouble) {

  /** Nobody else is there. */
  public static final ZoneNow ALONE = new ZoneNow(ZonePolicy.DEFAULT, List.of(), Instant.MIN, "");

  /** Copies. */
  public ZoneNow {
    ahead = List.copyOf(ahead);
  }
}
