package io.evenkeel.cli.policy;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.ChecklistItem;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.StorageHealth;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Hook.OnFailure;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.maintenance.task.TaskRun;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the user of the command line wants to hold for every maintenance.
 *
 * @param zones how the hosts of zones are taken out and brought back
 * @param checklist what somebody must see to first
 * @param hooks commands that run before, in and after a maintenance
 * @param storage says whether shared storage is healthy
 * @param requireConfirmation whether nobody may enter without having confirmed the plan
 */
public record HousePolicy(
    Policy zones,
    List<ChecklistItem> checklist,
    List<Hook> hooks,
    Optional<StorageHealth> storage,
    boolean requireConfirmation) {

  /** Nothing beyond what the library does by itself. */
  public static final HousePolicy NONE =
      new HousePolicy(Policy.DEFAULT, List.of(), List.of(), Optional.empty(), false);

  /** Copies. */
  public HousePolicy {
    checklist = List.copyOf(checklist);
    hooks = List.copyOf(hooks);
  }

  /**
   * Reads a policy file.
   *
   * @throws IllegalArgumentException if it can't be read or is wrong: the file, the place in it,
   *     and what is wrong, on one line
   */
  public static HousePolicy read(Path file) {
    return PolicyReader.read(file);
  }

  /**
   * Refuses a zone that no host is in: it is misspelt, and what it says would not be heeded.
   *
   * @throws IllegalArgumentException naming the zone and those there are
   */
  public void mustFit(Collection<String> present) {
    for (String zone : zones.zonePolicies().keySet()) {
      if (!present.contains(zone)) {
        throw new IllegalArgumentException(
            "the policy names zone \"%s\", and no host is in it; the cluster has %s"
                .formatted(zone, String.join(", ", new TreeSet<>(present))));
      }
    }
  }

  /** Whether hosts of any zone are rebooted when they leave maintenance. */
  public boolean reboots() {
    return zones.otherZones().rebootOnLeave()
        || zones.zonePolicies().values().stream().anyMatch(ZonePolicy::rebootOnLeave);
  }

  /** Gives all of it to the engine. */
  public void to(Maintenance.Builder builder) {
    builder.policy(zones);
    checklist.forEach(builder::checklist);
    hooks.forEach(builder::hook);
    storage.ifPresent(builder::storageHealth);
    if (requireConfirmation) {
      builder.requireConfirmation();
    }
  }

  /** The codes of the checklist, with the item that is always on it. */
  public List<String> checklistCodes() {
    return Stream.concat(Stream.of(ChecklistItem.OUT_OF_BAND_ACCESS), checklist.stream())
        .map(ChecklistItem::code)
        .distinct()
        .toList();
  }

  /**
   * Refuses items that are not on the checklist, before somebody is asked whether he is sure.
   *
   * @throws IllegalArgumentException naming the item and those there are
   */
  public void mustHave(Collection<String> codes) {
    for (String code : codes) {
      if (!checklistCodes().contains(code)) {
        throw new IllegalArgumentException(
            "there is no checklist item %s; the checklist has %s"
                .formatted(code, String.join(", ", checklistCodes())));
      }
    }
  }

  /** Whether the tasks of a stage have come as far as an operation lets them. */
  public boolean over(Operation operation, Stage stage) {
    return hooks.stream()
        .filter(hook -> hook.stage() == stage)
        .allMatch(hook -> over(hook, operation.standing().findTask(hook.name())));
  }

  private static boolean over(Hook hook, Optional<TaskRun> run) {
    return run.filter(
            task ->
                switch (task.state()) {
                  case DONE, SKIPPED -> true;
                  case FAILED -> hook.onFailure() == OnFailure.GO_ON;
                  case RUNNING, AGAIN -> false;
                })
        .isPresent();
  }

  /** Tasks that an operation has begun under another policy than this one. */
  public List<String> unknownTasks(Operation operation) {
    List<String> names = hooks.stream().map(Hook::name).toList();
    return operation.standing().tasks().stream()
        .map(TaskRun::hook)
        .filter(name -> !names.contains(name))
        .toList();
  }
}
