package io.evenkeel.cli.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does to a cluster document what the words of a remedy say, as an operator would. */
public final class AppliedRemedy {

  private static final Pattern MEMORY = Pattern.compile("([0-9]+) MiB more on (\\S+)");
  private static final Pattern VCPUS = Pattern.compile("([0-9]+) vCPUs? more on (\\S+)");
  private static final Pattern STOP = Pattern.compile("stop (.+)");
  private static final Pattern RELAX = Pattern.compile("relax (\\S+)");
  private static final Pattern SERVICE = Pattern.compile("put (\\S+) back in service");
  private static final Pattern ANOTHER = Pattern.compile("one more host like (\\S+)");

  private final ObjectNode document;

  private AppliedRemedy(ObjectNode document) {
    this.document = document;
  }

  /**
   * The document as it would be with a remedy, of which only a part is done where it is an amount.
   */
  public static ObjectNode to(ObjectNode cluster, String words, double part) {
    ObjectNode changed = cluster.deepCopy();
    for (String one : words.split(", and ", -1)) {
      new AppliedRemedy(changed).apply(one, part);
    }
    return changed;
  }

  /** Whether it says how much of something is needed. */
  public static boolean isAmount(String words) {
    return words.contains(" more on ");
  }

  private void apply(String words, double part) {
    Matcher matcher;
    if ((matcher = MEMORY.matcher(words)).matches()) {
      ObjectNode host = named("hosts", matcher.group(2));
      double more = Math.floor(Double.parseDouble(matcher.group(1)) * part);
      host.put("memoryMiB", new Facts.Machine(host).memory() + more);
      host.put("memoryOvercommit", 1.0);
      host.put("reservedMemoryMiB", 0);
    } else if ((matcher = VCPUS.matcher(words)).matches()) {
      ObjectNode host = named("hosts", matcher.group(2));
      int more = (int) (Integer.parseInt(matcher.group(1)) * part);
      host.put("vcpus", (int) new Facts.Machine(host).vcpus() + more);
      host.put("cpuOvercommit", 1.0);
    } else if ((matcher = STOP.matcher(words)).matches()) {
      List.of(matcher.group(1).split(", ", -1))
          .forEach(id -> named("workloads", id).put("power", "stopped"));
    } else if ((matcher = RELAX.matcher(words)).matches()) {
      remove(matcher.group(1));
    } else if ((matcher = SERVICE.matcher(words)).matches()) {
      named("hosts", matcher.group(1)).put("status", "running");
    } else if ((matcher = ANOTHER.matcher(words)).matches()) {
      ObjectNode twin = named("hosts", matcher.group(1)).deepCopy();
      ((ArrayNode) document.get("hosts")).add(twin.put("id", "another").put("status", "running"));
    } else {
      throw new IllegalArgumentException("not understood: " + words);
    }
  }

  private ObjectNode named(String list, String id) {
    for (JsonNode each : document.get(list)) {
      if (each.get("id").asText().equals(id)) {
        return (ObjectNode) each;
      }
    }
    throw new IllegalArgumentException("there is no " + id);
  }

  private void remove(String rule) {
    Iterator<JsonNode> rules = document.get("rules").iterator();
    while (rules.hasNext()) {
      if (rules.next().get("id").asText().equals(rule)) {
        rules.remove();
      }
    }
  }
}
