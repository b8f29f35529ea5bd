package io.evenkeel.plan;

import com.google.common.primitives.ImmutableIntArray;
import io.evenkeel.spi.Rule;
import java.util.BitSet;
import java.util.List;

/** One rule of the cluster, made ready to be asked quickly. */
interface Constraint {

  /** The rule it stands for. */
  Rule rule();

  /** Whether the rule would not hold for a resident on a host, with the others where they are. */
  boolean broken(Resident resident, int host);

  /** No two in one place. A copy that arrives or was left behind holds its place too. */
  record Apart(Rule rule, List<Resident> members, ImmutableIntArray places) implements Constraint {

    @Override
    public boolean broken(Resident resident, int host) {
      for (Resident other : members) {
        if (other != resident && occupies(other, places.get(host))) {
          return true;
        }
      }
      return false;
    }

    /** Whether a place may be more than one host. */
    boolean wide() {
      return rule instanceof Rule.Apart apart && !apart.scope().equals(Rule.Apart.HOST);
    }

    /** The same with those that have not found a host yet where they come from. */
    boolean holds(Resident member, int place) {
      return occupies(member, place)
          || (member.at == Resident.UNDECIDED && places.get(member.home) == place);
    }

    /** Whether a member is in a place, or on its way out of it or into it. */
    boolean occupies(Resident member, int place) {
      if (member.at != Resident.UNDECIDED && places.get(member.at) == place) {
        return true;
      }
      for (int copy : member.copies) {
        if (places.get(copy) == place) {
          return true;
        }
      }
      return false;
    }
  }

  /** All on one host. */
  record Together(Rule rule, List<Resident> members) implements Constraint {

    @Override
    public boolean broken(Resident resident, int host) {
      for (Resident other : members) {
        if (other != resident && other.at != Resident.UNDECIDED && other.at != host) {
          return true;
        }
      }
      return false;
    }
  }

  /** Only on these hosts; a rule that forbids hosts allows all the others. */
  record Confined(Rule rule, BitSet hosts) implements Constraint {

    @Override
    public boolean broken(Resident resident, int host) {
      return !hosts.get(host);
    }
  }
}
