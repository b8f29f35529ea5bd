package io.evenkeel.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.plan.Estimate;
import io.evenkeel.plan.Move;
import io.evenkeel.plan.Move.How;
import io.evenkeel.plan.Move.Route;
import io.evenkeel.plan.Move.Schedule;
import io.evenkeel.plan.Move.Why;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Relaxed;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Stop;
import io.evenkeel.spi.Handling.Restart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanDocumentTest {

  private static final Duration FIVE = Duration.ofMillis(5_100);
  private static final Duration TEN = Duration.ofNanos(10_400_000_001L);

  @Test
  void is_evenkeel_plan_1_to_the_letter() {
    Plan plan =
        new Plan(
            List.of("n1"),
            List.of(
                new Move(
                    "m1",
                    "vm7",
                    new Route("n2", "n3"),
                    How.LIVE,
                    Why.MAKE_ROOM,
                    new Schedule(Duration.ZERO, FIVE, 10_000_000_000L, List.of())),
                new Move(
                    "m2",
                    "vm1",
                    new Route("n1", "n2"),
                    How.LIVE_WITH_STORAGE,
                    Why.VACATE,
                    new Schedule(FIVE, TEN, 2_500_500_000L, List.of("m1"))),
                new Move(
                    "m3",
                    "erp",
                    new Route("n1", "n3"),
                    How.COLD,
                    Why.TOGETHER,
                    new Schedule(TEN, TEN.plusSeconds(20), 0, List.of()))),
            List.of(
                new Stop(
                    "gpu1", "n1", Restart.AT_HOME, Duration.ZERO, Stop.Consent.WORKLOAD_POLICY),
                new Stop("usb1", "n1", Restart.NEVER, Duration.ZERO, Stop.Consent.REQUEST)),
            List.of(
                new Remaining(
                    "big1", List.of(new Remaining.Reason("n2", "NO_MEMORY", "needs 65536 MiB")))),
            List.of(new Relaxed("r2", List.of("a", "b"))),
            new Estimate(TEN.plusSeconds(20), Duration.ofMillis(9_800), Duration.ZERO));
    assertThat(PlanDocument.write(plan, Duration.ofMillis(3)))
        .isEqualTo(
            """
            {
              "format": "evenkeel-plan/1",
              "vacate": [
                "n1"
              ],
              "complete": false,
              "moves": [
                {
                  "id": "m1",
                  "workload": "vm7",
                  "from": "n2",
                  "to": "n3",
                  "how": "live",
                  "why": "make-room",
                  "after": [],
                  "startSeconds": 0.0,
                  "endSeconds": 5.1,
                  "mbps": 10000
                },
                {
                  "id": "m2",
                  "workload": "vm1",
                  "from": "n1",
                  "to": "n2",
                  "how": "live-with-storage",
                  "why": "vacate",
                  "after": [
                    "m1"
                  ],
                  "startSeconds": 5.1,
                  "endSeconds": 10.400000001,
                  "mbps": 2500.5
                },
                {
                  "id": "m3",
                  "workload": "erp",
                  "from": "n1",
                  "to": "n3",
                  "how": "cold",
                  "why": "together",
                  "after": [],
                  "startSeconds": 10.400000001,
                  "endSeconds": 30.400000001,
                  "mbps": 0
                }
              ],
              "stops": [
                {
                  "workload": "gpu1",
                  "host": "n1",
                  "restart": "at-home",
                  "startSeconds": 0.0,
                  "consent": "workload-policy"
                },
                {
                  "workload": "usb1",
                  "host": "n1",
                  "restart": "never",
                  "startSeconds": 0.0,
                  "consent": "request"
                }
              ],
              "remaining": [
                {
                  "workload": "big1",
                  "reasons": [
                    {
                      "host": "n2",
                      "code": "NO_MEMORY",
                      "detail": "needs 65536 MiB"
                    }
                  ]
                }
              ],
              "relaxed": [
                {
                  "rule": "r2",
                  "workloads": [
                    "a",
                    "b"
                  ]
                }
              ],
              "makespanSeconds": 30.400000001,
              "lowerBoundSeconds": 9.8,
              "planningMillis": 3
            }
            """);
  }
}
