package io.evenkeel.cli.judge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Cluster documents in which every member and every kind of trouble turns up. */
public final class RandomDocument {

  private static final JsonMapper JSON = new JsonMapper();

  private final Random random;
  private final ObjectNode document = JSON.createObjectNode();
  private final List<String> hosts = new ArrayList<>();
  private final List<String> guests = new ArrayList<>();

  /** Of this document: how often something is odd; one in so many. */
  private final int odd;

  private RandomDocument(long seed) {
    random = new Random(seed);
    odd = 2 + random.nextInt(25);
  }

  /** The document of a seed; what it would have its reader empty is in {@code vacate}. */
  public static ObjectNode of(long seed) {
    return new RandomDocument(seed).make();
  }

  /** The hosts to empty: one, or now and then more. */
  public static List<String> vacate(ObjectNode document, long seed) {
    Random random = new Random(~seed);
    int count = Math.min(document.get("hosts").size(), random.nextInt(4) > 0 ? 1 : 3);
    return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "h" + i).toList();
  }

  private ObjectNode make() {
    if (one(2)) {
      document.put("format", "evenkeel-cluster/1");
    }
    document.put("comment", "unknown members are ignored");
    int hostCount = 1 + random.nextInt(9);
    ArrayNode hostList = document.putArray("hosts");
    for (int i = 0; i < hostCount; i++) {
      hosts.add("h" + i);
      host(hostList.addObject().put("id", "h" + i));
    }
    int guestCount = random.nextInt(hostCount * 6 + 1);
    ArrayNode guestList = document.putArray("workloads");
    for (int i = 0; i < guestCount; i++) {
      guests.add("g" + i);
      guest(guestList.addObject().put("id", "g" + i).put("host", pick(hosts)));
    }
    ArrayNode rules = document.putArray("rules");
    int ruleCount = guests.isEmpty() ? 0 : random.nextInt(guests.size() / 2 + 1);
    for (int i = 0; i < ruleCount; i++) {
      rule(rules.addObject().put("id", "r" + i));
    }
    return document;
  }

  private void host(ObjectNode host) {
    host.put("memoryMiB", pick(List.of(8_192, 16_384, 16_384.5, 24_576, 65_536)).doubleValue());
    host.put("vcpus", pick(List.of(4, 8, 16, 32)));
    if (odd()) {
      host.put("zone", "z2");
    }
    if (odd()) {
      host.put("kind", "xen");
    }
    if (odd()) {
      host.put("status", pick(List.of("cordoned", "entering", "maintenance", "leaving", "down")));
    }
    if (odd()) {
      host.put("memoryOvercommit", pick(List.of(0.5, 1.15, 1.3, 2.0)));
      host.put("cpuOvercommit", pick(List.of(0.7, 1.15, 3.0)));
    }
    if (odd()) {
      host.put("reservedMemoryMiB", pick(List.of(512, 4_096, 100_000)));
    }
    if (one(2)) {
      host.put("cpuModel", pick(List.of("old", "new")));
      host.putArray("cpuFeatures").add("base");
      if (one(2)) {
        host.putArray("cpuModels").add("old").add("new");
      }
    }
    if (one(2)) {
      host.put("migrationMbps", pick(List.of(0.25, 1.0, 100.0, 999.9, 2_500.0, 25_000.0)));
    }
    if (one(2)) {
      host.put("maxMigrationsIn", pick(List.of(0, 1, 1, 2, 3)));
      host.put("maxMigrationsOut", pick(List.of(0, 1, 1, 2, 3)));
    }
    if (!odd()) {
      host.putArray("storage").add("pool1").add("pool2");
      host.putArray("networks").add("br0");
    }
    if (!odd()) {
      host.putObject("labels").put("rack", pick(List.of("a", "b", "c")));
    }
    host.put("colour", "blue");
  }

  private void guest(ObjectNode guest) {
    double memory =
        pick(List.of(0, 512, 1_024, 1_024.25, 2_048, 2_048, 4_096, 6_144)).doubleValue();
    guest.put("memoryMiB", odd() && one(3) ? memory * 1_000 : memory);
    guest.put("vcpus", pick(List.of(0, 1, 1, 2, 2, 4)));
    if (one(2)) {
      double used = memory * random.nextDouble();
      guest.put("memoryUsedMiB", used);
      guest.put("dirtyMiBps", pick(List.of(0, 3, 20, 150, 5_000)));
      guest.put("hotMiB", used * random.nextDouble());
    }
    if (odd()) {
      guest.put("power", pick(List.of("stopped", "paused")));
    }
    if (odd()) {
      guest.put("kind", pick(List.of("vm", "tenant-node", "network-container")));
    }
    if (odd()) {
      guest.put(
          "strategy",
          pick(
              List.of(
                  "live-with-storage", "cold", "suspend", "stop", "leave", "external", "live")));
    }
    if (odd()) {
      guest.putArray("blockers").addObject().put("code", "HOST_DEVICE").put("detail", "0000:3b");
    }
    if (odd()) {
      guest.put("onCannotMove", "stop");
      guest.put("restart", pick(List.of("at-home", "elsewhere", "never")));
    }
    if (odd()) {
      guest.put("priority", random.nextInt(5) - 2);
    }
    if (odd()) {
      guest.put("cpuModel", pick(List.of("old", "new", "unheard-of")));
      guest.putArray("cpuFeatures").add("base");
    }
    if (odd()) {
      guest.putArray("storage").add(pick(List.of("pool1", "pool2", "pool9")));
      guest.putArray("networks").add("br0");
    }
    if (odd()) {
      guest.put("localDiskMiB", pick(List.of(0, 1_000, 20_000)));
    }
    guest.putObject("labels").put("owner", "\u00e9lan \"x\"");
  }

  private void rule(ObjectNode rule) {
    String type = pick(List.of("apart", "apart", "together", "on", "not-on"));
    rule.put("type", type);
    ArrayNode members = rule.putArray("workloads");
    guests.stream().filter(guest -> random.nextInt(guests.size()) < 3).forEach(members::add);
    if (!one(3) || type.equals("together") && !one(4)) {
      rule.put("hard", type.equals("together") ? one(3) : one(2));
    }
    if (type.equals("apart") && one(2)) {
      rule.put("scope", pick(List.of("host", "label:rack", "label:row")));
    }
    if (type.equals("on") || type.equals("not-on")) {
      ArrayNode some = rule.putArray("hosts");
      hosts.stream().filter(host -> type.equals("on") ? !one(3) : one(4)).forEach(some::add);
    }
  }

  private boolean odd() {
    return one(odd);
  }

  private boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
