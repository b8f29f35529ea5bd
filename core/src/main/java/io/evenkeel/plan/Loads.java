package io.evenkeel.plan;

/** How many seconds each direction of each host is busy at least with the steps of an agenda. */
final class Loads {

  private static final double SET_UP = MigrationModel.SET_UP.toSeconds();

  private final Agenda agenda;
  private final double[] out;
  private final double[] in;

  Loads(Agenda agenda) {
    this.agenda = agenda;
    this.out = new double[agenda.site.hosts.size()];
    this.in = new double[agenda.site.hosts.size()];
    for (int step = 0; step < agenda.size; step++) {
      out[agenda.from[step]] += leaving(step);
      in[agenda.to[step]] += arriving(step, agenda.to[step]);
    }
  }

  double out(int host) {
    return out[host];
  }

  double in(int host) {
    return in[host];
  }

  /** A step goes elsewhere. */
  void redirected(int step, int before, int now) {
    in[before] -= arriving(step, before);
    in[now] += arriving(step, now);
  }

  /** What a step adds to the host it comes to. */
  double arriving(int step, int host) {
    return seconds(step, host, agenda.host(host).limits().maxMigrationsIn());
  }

  private double leaving(int step) {
    int host = agenda.from[step];
    return seconds(step, host, agenda.host(host).limits().maxMigrationsOut());
  }

  private double seconds(int step, int host, int slots) {
    double rate = agenda.host(host).reach().migrationBitsPerSecond() / 8.0;
    double setUp = agenda.cold(step) ? MigrationModel.COLD.toSeconds() : SET_UP;
    return agenda.bytes(step) / rate + setUp / Math.max(1, slots);
  }

  double longestOut() {
    return longest(out);
  }

  double longestIn() {
    return longest(in);
  }

  private static double longest(double[] side) {
    double longest = 0;
    for (double one : side) {
      longest = Math.max(longest, one);
    }
    return longest;
  }
}
