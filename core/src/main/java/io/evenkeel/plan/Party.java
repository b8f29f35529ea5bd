package io.evenkeel.plan;

import java.util.BitSet;
import java.util.List;

/**
 * Residents that go to one host together: mostly one alone, several where a rule keeps them
 * together.
 */
final class Party {

  /** Who must move, in id order; those that leave first, then those that follow them. */
  final List<Resident> members;

  /** How many of them leave. */
  final int leaders;

  /** Hosts that could receive all of them if they had room. */
  final BitSet targets;

  final long memory;
  final long vcpus;

  /** What a move of all of them sends at least. */
  final long bytes;

  Party(List<Resident> members, int leaders, BitSet targets) {
    this.members = members;
    this.leaders = leaders;
    this.targets = targets;
    long allMemory = 0;
    long allVcpus = 0;
    long allBytes = 0;
    for (Resident member : members) {
      allMemory += member.workload.memoryBytes();
      allVcpus += member.workload.vcpus();
      allBytes += bytes(member);
    }
    this.memory = allMemory;
    this.vcpus = allVcpus;
    this.bytes = allBytes;
  }

  private static long bytes(Resident member) {
    return Departure.how(member.workload.handling())
        .map(how -> MigrationModel.firstRoundBytes(member.workload.demand(), how))
        .orElse(0L);
  }

  boolean asLargeAs(Party other) {
    return memory == other.memory && vcpus == other.vcpus;
  }

  boolean like(Party other) {
    return asLargeAs(other) && targets.equals(other.targets);
  }

  /** What would be sent on behalf of followers to have all on one host. */
  long detour(int host) {
    long sent = 0;
    for (int i = leaders; i < members.size(); i++) {
      sent += members.get(i).at == host ? 0 : bytes(members.get(i));
    }
    return sent;
  }

  /** What is sent to have all on one host, from where they are at first. */
  long bytesTo(int host) {
    long sent = 0;
    for (Resident member : members) {
      sent += member.home == host ? 0 : bytes(member);
    }
    return sent;
  }

  /** The first of its members: parties are told apart by it. */
  String id() {
    return members.get(0).id();
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
