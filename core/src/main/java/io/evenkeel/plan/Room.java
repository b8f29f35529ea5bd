package io.evenkeel.plan;

/** The memory and vCPUs that are free on each host while a schedule is made. */
final class Room {

  private final Agenda agenda;
  private final long[] memory;
  private final long[] vcpus;

  Room(Agenda agenda) {
    this.agenda = agenda;
    this.memory = agenda.site.memory.clone();
    this.vcpus = agenda.site.vcpus.clone();
  }

  boolean takes(int step) {
    int host = agenda.to[step];
    return agenda.memory[step] <= memory[host] && agenda.vcpus[step] <= vcpus[host];
  }

  void arrive(int step) {
    memory[agenda.to[step]] -= agenda.memory[step];
    vcpus[agenda.to[step]] -= agenda.vcpus[step];
  }

  void leave(int step) {
    memory[agenda.from[step]] += agenda.memory[step];
    vcpus[agenda.from[step]] += agenda.vcpus[step];
  }
}
