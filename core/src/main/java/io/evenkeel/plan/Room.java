package io.evenkeel.plan;

/**
 * The memory, by its pages too, and the vCPUs that are free on each host while a schedule is made.
 */
final class Room {

  private final Agenda agenda;
  private final long[] memory;
  private final long[] vcpus;
  private final PageRoom pages;

  Room(Agenda agenda) {
    this.agenda = agenda;
    this.memory = agenda.site.memory.clone();
    this.vcpus = agenda.site.vcpus.clone();
    this.pages = agenda.site.pages.copy();
  }

  boolean takes(int step) {
    int host = agenda.to[step];
    return agenda.memory[step] <= memory[host]
        && agenda.vcpus[step] <= vcpus[host]
        && agenda.memory[step] <= pages.free(agenda.page[step], host);
  }

  /** Whether the target of a step has been given more than it has of what that takes. */
  boolean overfull(int step) {
    int host = agenda.to[step];
    return memory[host] < 0 || vcpus[host] < 0 || pages.free(agenda.page[step], host) < 0;
  }

  void arrive(int step) {
    memory[agenda.to[step]] -= agenda.memory[step];
    vcpus[agenda.to[step]] -= agenda.vcpus[step];
    pages.take(agenda.page[step], agenda.to[step], agenda.memory[step]);
  }

  void leave(int step) {
    memory[agenda.from[step]] += agenda.memory[step];
    vcpus[agenda.from[step]] += agenda.vcpus[step];
    pages.take(agenda.page[step], agenda.from[step], -agenda.memory[step]);
  }
}
