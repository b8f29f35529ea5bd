package io.evenkeel.fake;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A host as it really is. */
final class SimulatedHost {

  /** A host with this label set to true has no boot id. */
  private static final String NO_BOOT_ID = "no-boot-id";

  /** A host with this label set to true does not come back from a boot by itself. */
  private static final String HANGS_ON_REBOOT = "hangs-on-reboot";

  /** Only {@link HostEvents} changes them. */
  Host facts;

  final Link out;
  final Link in;
  final long memoryCapacity;
  final long vcpuCapacity;

  /** What it knows, by workload. */
  final Map<String, Copy> copies = new TreeMap<>();

  Condition condition;
  boolean cordoned;
  int boot = 1;
  Room room = Room.NONE;
  int movesOut;
  int movesIn;

  /** When it comes back by itself. */
  Agenda.@Nullable Entry wake;

  /** When its link is whole again. */
  Agenda.@Nullable Entry mend;

  private @Nullable Host shown;

  /** Whether a host runs, and what a driver sees of that. */
  enum Condition {
    /** It runs and answers. */
    UP,
    /** It runs, and does not answer. */
    CUT_OFF,
    /** It is off, and that is known. */
    OFF,
    /** It is off or booting, and does not answer. */
    DEAD;

    boolean runs() {
      return this == UP || this == CUT_OFF;
    }
  }

  SimulatedHost(Host facts) {
    this.facts = facts.status() == HostStatus.CORDONED ? facts.with(HostStatus.RUNNING) : facts;
    cordoned = facts.status() == HostStatus.CORDONED;
    condition = conditionOf(facts.status());
    out = new Link(facts.reach().migrationBitsPerSecond());
    in = new Link(facts.reach().migrationBitsPerSecond());
    memoryCapacity = facts.memoryCapacityBytes();
    vcpuCapacity = facts.vcpuCapacity();
  }

  private static Condition conditionOf(HostStatus status) {
    return switch (status) {
      case DOWN -> Condition.OFF;
      case UNREACHABLE -> Condition.DEAD;
      default -> Condition.UP;
    };
  }

  String id() {
    return facts.id();
  }

  boolean up() {
    return condition == Condition.UP;
  }

  /** Whether a driver sees what is on it; a platform knows that of a host that is off. */
  boolean answers() {
    return condition == Condition.UP || condition == Condition.OFF;
  }

  /** Whether it has more on it than its memory or processors carry. */
  boolean overfull() {
    return room.memoryBytes() > memoryCapacity || room.vcpus() > vcpuCapacity;
  }

  /** Forgets how it looked. */
  void changed() {
    shown = null;
  }

  /** What a driver sees. */
  Host shown() {
    if (shown == null) {
      HostState state =
          new HostState(
              status(), facts.state().storageRepairing(), bootId(), facts.state().busyCpus());
      shown = facts.with(state);
    }
    return shown;
  }

  private String bootId() {
    return up() && !is(NO_BOOT_ID) ? "boot-" + boot : "";
  }

  boolean hangsOnReboot() {
    return is(HANGS_ON_REBOOT);
  }

  private boolean is(String label) {
    return "true".equals(facts.profile().labels().get(label));
  }

  private HostStatus status() {
    return switch (condition) {
      case OFF -> HostStatus.DOWN;
      case DEAD, CUT_OFF -> HostStatus.UNREACHABLE;
      case UP -> upStatus();
    };
  }

  private HostStatus upStatus() {
    HostStatus given = facts.status().up() ? facts.status() : HostStatus.RUNNING;
    return given == HostStatus.RUNNING && cordoned ? HostStatus.CORDONED : given;
  }
}
