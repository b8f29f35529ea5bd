package io.evenkeel.plan;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/** A short digest of what a plan does; never of how long it takes. */
final class Fingerprint {

  private Fingerprint() {}

  static String of(Plan plan) {
    Hasher hasher = Hashing.sha256().newHasher();
    plan.vacate().forEach(host -> put(hasher, "vacate", host));
    plan.moves().forEach(m -> put(hasher, "move", m.workload(), m.from(), m.to(), m.how().name()));
    plan.stops().forEach(s -> put(hasher, "stop", s.workload(), s.host(), s.restart().name()));
    plan.remaining().forEach(r -> put(hasher, "remaining", r.workload()));
    plan.relaxed().forEach(r -> put(hasher, "relaxed", r.rule()));
    return hasher.hash().toString().substring(0, 16);
  }

  private static void put(Hasher hasher, String... parts) {
    for (String part : parts) {
      hasher.putInt(part.length()).putString(part, StandardCharsets.UTF_8);
    }
  }
}
