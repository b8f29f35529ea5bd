package io.evenkeel.cli.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster document as an outsider reads it: from its text alone. */
final class Facts {

  final Map<String, Machine> hosts = new LinkedHashMap<>();
  final Map<String, Guest> guests = new LinkedHashMap<>();
  final List<Rule> rules = new ArrayList<>();

  Facts(JsonNode document) {
    document.path("hosts").forEach(node -> hosts.put(node.get("id").asText(), new Machine(node)));
    document
        .path("workloads")
        .forEach(node -> guests.put(node.get("id").asText(), new Guest(node)));
    document.path("rules").forEach(node -> rules.add(new Rule(node)));
  }

  Machine host(String id) {
    return hosts.get(id);
  }

  Guest guest(String id) {
    return guests.get(id);
  }

  record Machine(JsonNode node) {
    String id() {
      return node.get("id").asText();
    }

    String zone() {
      return node.path("zone").asText("default");
    }

    String kind() {
      return node.path("kind").asText("kvm");
    }

    String status() {
      return node.path("status").asText("running");
    }

    boolean up() {
      return !status().equals("down");
    }

    double memory() {
      BigDecimal all = number("memoryMiB", "262144").multiply(number("memoryOvercommit", "1"));
      return Math.max(0, all.subtract(number("reservedMemoryMiB", "0")).doubleValue());
    }

    double vcpus() {
      return Math.floor(number("vcpus", "96").multiply(number("cpuOvercommit", "1")).doubleValue());
    }

    double mbps() {
      return node.path("migrationMbps").asDouble(10_000);
    }

    int slots(String side) {
      return node.path("maxMigrations" + side).asInt(8);
    }

    private BigDecimal number(String name, String otherwise) {
      return node.has(name) ? new BigDecimal(node.get(name).asText()) : new BigDecimal(otherwise);
    }

    boolean runs(Guest guest) {
      String model = node.path("cpuModel").asText("");
      if (model.isEmpty()) {
        return true;
      }
      List<String> models = node.has("cpuModels") ? texts(node, "cpuModels") : List.of(model);
      String wanted = guest.node.path("cpuModel").asText("");
      return (wanted.isEmpty() || models.contains(wanted))
          && texts(node, "cpuFeatures").containsAll(texts(guest.node, "cpuFeatures"));
    }

    boolean reaches(Guest guest) {
      return texts(node, "storage").containsAll(texts(guest.node, "storage"))
          && texts(node, "networks").containsAll(texts(guest.node, "networks"));
    }
  }

  record Guest(JsonNode node) {
    String id() {
      return node.get("id").asText();
    }

    String host() {
      return node.get("host").asText();
    }

    boolean takesRoom() {
      return !node.path("power").asText("running").equals("stopped");
    }

    double memory() {
      return node.path("memoryMiB").asDouble(8_192);
    }

    int vcpus() {
      return node.path("vcpus").asInt(2);
    }

    String strategy() {
      String kind = node.path("kind").asText("vm");
      return node.path("strategy").asText(kind.equals("network-container") ? "cold" : "live");
    }

    String restart() {
      return node.path("restart").asText("at-home");
    }

    boolean mayStop() {
      return strategy().equals("stop")
          || strategy().equals("suspend")
          || node.path("onCannotMove").asText("ask").equals("stop");
    }

    boolean blocked() {
      return node.path("blockers").size() > 0;
    }

    double localDisk() {
      return node.path("localDiskMiB").asDouble(0);
    }

    /** The way it moves, or nothing if it does not. */
    String how() {
      return switch (strategy()) {
        case "live", "live-with-storage", "cold" -> strategy();
        case "stop" -> restart().equals("elsewhere") ? "cold" : "";
        default -> "";
      };
    }

    /** The time model of the formats, with sizes in MiB and the rate in Mbit/s. */
    double seconds(String how, double mbps) {
      if (how.equals("cold")) {
        return 20;
      }
      double rate = mbps * 125_000;
      double used = node.path("memoryUsedMiB").asDouble(memory());
      double hot = node.path("hotMiB").asDouble(used) * 1_048_576;
      double dirty = node.path("dirtyMiBps").asDouble(0) * 1_048_576;
      double round = (used + (how.equals("live-with-storage") ? localDisk() : 0)) * 1_048_576;
      double time = round / rate;
      for (int rounds = 1; ; rounds++) {
        double left = Math.min(hot, dirty * (round / rate));
        time += left / rate;
        if (left <= 0.3 * rate || rounds == 30 || left >= round) {
          return time + 1;
        }
        round = left;
      }
    }
  }

  record Rule(JsonNode node) {
    String id() {
      return node.get("id").asText();
    }

    String type() {
      return node.get("type").asText();
    }

    boolean hard() {
      return node.path("hard").asBoolean(true);
    }

    List<String> guests() {
      return texts(node, "workloads");
    }

    boolean allows(String host) {
      return switch (type()) {
        case "on" -> texts(node, "hosts").contains(host);
        case "not-on" -> !texts(node, "hosts").contains(host);
        default -> true;
      };
    }

    String place(Machine host) {
      String scope = node.path("scope").asText("host");
      JsonNode value =
          scope.equals("host")
              ? host.node.path("nothing")
              : host.node.path("labels").path(scope.substring("label:".length()));
      return value.isMissingNode() ? "host " + host.id() : "label " + value.asText();
    }
  }

  static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    node.path(name).forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
