package io.evenkeel.plan;

/** A small change with which a request can be met. */
public sealed interface Remedy {

  /** The change in words: {@code 2048 MiB more on n3}. */
  String words();

  /**
   * More memory on one host.
   *
   * @param host which
   * @param mebibytes how much more
   */
  record Memory(String host, long mebibytes) implements Remedy {

    @Override
    public String words() {
      return "%d MiB more on %s".formatted(mebibytes, host);
    }
  }

  /**
   * More vCPUs on one host.
   *
   * @param host which
   * @param vcpus how many more
   */
  record Vcpus(String host, long vcpus) implements Remedy {

    @Override
    public String words() {
      return "%d vCPUs more on %s".formatted(vcpus, host);
    }
  }

  /**
   * One workload is shut down.
   *
   * @param workload which
   */
  record Stop(String workload) implements Remedy {

    @Override
    public String words() {
      return "stop " + workload;
    }
  }

  /**
   * One hard rule is given up.
   *
   * @param rule which
   */
  record Relax(String rule) implements Remedy {

    @Override
    public String words() {
      return "relax " + rule;
    }
  }
}
