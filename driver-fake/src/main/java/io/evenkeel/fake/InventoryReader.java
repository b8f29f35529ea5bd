package io.evenkeel.fake;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster document, from its tree. */
final class InventoryReader {

  private final Member document;

  /** Id to path of all that was read so far. */
  private final Map<String, String> hosts = new LinkedHashMap<>();

  private final Map<String, String> workloads = new LinkedHashMap<>();
  private final Map<String, String> rules = new LinkedHashMap<>();

  InventoryReader(Member document) {
    this.document = document;
  }

  Inventory read() {
    Member format = document.get("format");
    if (!format.text(ClusterDocument.FORMAT).equals(ClusterDocument.FORMAT)) {
      throw format.refused(
          "\"%s\" is not understood here; use \"%s\""
              .formatted(Printable.text(format.text()), ClusterDocument.FORMAT));
    }
    List<Host> hostList = new ArrayList<>();
    for (Member member : document.get("hosts").objects()) {
      hostList.add(member.make(() -> HostReader.read(member)));
      remember(hosts, member);
    }
    List<Workload> workloadList = new ArrayList<>();
    for (Member member : document.get("workloads").objects()) {
      workloadList.add(member.make(() -> WorkloadReader.read(member)));
      remember(workloads, member);
      mustBeKnown(hosts, member.get("host"), "host");
    }
    List<Rule> ruleList = new ArrayList<>();
    for (Member member : document.get("rules").objects()) {
      ruleList.add(member.make(() -> RuleReader.read(member)));
      remember(rules, member);
      member.get("workloads").items().forEach(id -> mustBeKnown(workloads, id, "workload"));
      member.get("hosts").items().forEach(id -> mustBeKnown(hosts, id, "host"));
    }
    return new Inventory(hostList, workloadList, ruleList);
  }

  private static void remember(Map<String, String> known, Member member) {
    Member id = member.get("id");
    String first = known.putIfAbsent(id.text(), member.path());
    if (first != null) {
      throw id.refused(
          "\"%s\" is there twice; %s has it already".formatted(Printable.text(id.text()), first));
    }
  }

  private static void mustBeKnown(Map<String, String> known, Member reference, String what) {
    if (!known.containsKey(reference.text())) {
      throw reference.refused(
          "\"%s\" is no %s of this document".formatted(Printable.text(reference.text()), what));
    }
  }
}
