package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Waiver;
import java.time.Duration;

/** Waivers as tests need them. */
final class GivenWaiver {

  private GivenWaiver() {}

  /** One that counts for another day. */
  static Waiver waiver(Panel panel, String code) {
    return new Waiver(
        code, "test", "ada", panel.cluster().clock().instant().plus(Duration.ofDays(1)));
  }
}
