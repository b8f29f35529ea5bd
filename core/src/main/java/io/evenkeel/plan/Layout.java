package io.evenkeel.plan;

import java.util.stream.IntStream;

/**
 * Where every resident would be, and the room that leaves: the one mutable thing of a planning. It
 * is changed by putting parties on hosts and taking them back.
 */
final class Layout {

  final Site site;
  final Rules rules;
  final Wishes wishes;
  final long[] memory;
  final long[] vcpus;
  final PageRoom pages;

  Layout(Site site, Rules rules) {
    this(site, rules, Wishes.NONE);
  }

  Layout(Site site, Rules rules, Wishes wishes) {
    this.wishes = wishes;
    this.site = site;
    this.rules = rules;
    this.memory = site.memory.clone();
    this.vcpus = site.vcpus.clone();
    this.pages = site.pages.copy();
  }

  /** Whether a party may go to a host: it is a target, has room, and no rule stands against it. */
  boolean takes(Party party, int host) {
    return party.targets.get(host) && hasRoom(party, host) && lawful(party, host);
  }

  /** Whether a party may go back to the host it came from. */
  boolean takesBack(Party party, int home) {
    return hasRoom(party, home) && lawful(party, home);
  }

  /** Whether a host has room for a party; those of it that are there already need none. */
  boolean hasRoom(Party party, int host) {
    if (party.memory > memory[host] || party.vcpus > vcpus[host]) {
      boolean room =
          party.members.size() > 1
              && memory(party, host) <= memory[host]
              && vcpus(party, host) <= vcpus[host];
      if (!room) {
        return false;
      }
    }
    return pages.has(party, host);
  }

  /** Memory that a party would still need on a host. */
  long memory(Party party, int host) {
    return party.members.stream()
        .filter(member -> member.at != host)
        .mapToLong(member -> member.workload.memoryBytes())
        .sum();
  }

  /** vCPUs that a party would still need on a host. */
  long vcpus(Party party, int host) {
    return party.members.stream()
        .filter(member -> member.at != host)
        .mapToLong(member -> member.workload.vcpus())
        .sum();
  }

  /** Whether no hard rule stands against a party on a host. */
  boolean lawful(Party party, int host) {
    for (int i = 0; i < party.members.size(); i++) {
      Resident member = party.members.get(i);
      for (Constraint constraint : rules.hard(member)) {
        if (constraint.broken(member, host)) {
          return false;
        }
      }
    }
    return party.members.size() == 1 || agree(party);
  }

  /** Two that must be apart can't go together. */
  private boolean agree(Party party) {
    for (Resident member : party.members) {
      for (Constraint constraint : rules.hard(member)) {
        if (constraint instanceof Constraint.Apart apart
            && party.members.stream().filter(apart.members()::contains).count() > 1) {
          return false;
        }
      }
    }
    return true;
  }

  /** The soft rules that a party would break on a host. */
  Breaches softBroken(Party party, int host) {
    if (!rules.anySoft()) {
      return Breaches.NONE;
    }
    IntStream.Builder broken = IntStream.builder();
    boolean none = true;
    for (int i = 0; i < party.members.size(); i++) {
      Resident member = party.members.get(i);
      for (Constraint constraint : rules.soft(member)) {
        if (constraint.broken(member, host)) {
          broken.add(rules.rank(constraint.rule()));
          none = false;
        }
      }
    }
    return none ? Breaches.NONE : Breaches.of(broken.build());
  }

  /** Puts a party on a host. */
  void put(Party party, int host) {
    for (int i = 0; i < party.members.size(); i++) {
      shift(party.members.get(i), host);
    }
  }

  /** Takes a party back to where its members were, as {@link #whereabouts} gave it. */
  void putBack(Party party, int[] whereabouts) {
    for (int i = 0; i < whereabouts.length; i++) {
      shift(party.members.get(i), whereabouts[i]);
    }
  }

  /** Where the members of a party are now. */
  int[] whereabouts(Party party) {
    return party.members.stream().mapToInt(member -> member.at).toArray();
  }

  /** Everybody is where the cluster has it. */
  void reset() {
    site.residents().forEach(resident -> shift(resident, resident.home));
  }

  /** Puts one resident on a host, or back to being undecided. */
  void shift(Resident resident, int host) {
    if (resident.at == host) {
      return;
    }
    account(resident, resident.at, 1);
    resident.at = host;
    account(resident, host, -1);
  }

  private void account(Resident resident, int host, int sign) {
    if (host != Resident.UNDECIDED) {
      memory[host] += sign * resident.workload.memoryBytes();
      vcpus[host] += sign * (long) resident.workload.vcpus();
      pages.take(resident.workload, host, -sign);
    }
  }
}
