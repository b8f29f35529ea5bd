package io.evenkeel.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A small change with which a request can be met. */
public sealed interface Remedy {

  /** The change in words: {@code 2048 MiB more on n3}. */
  String words();

  /**
   * More memory on one host: of its hard capacity, after overcommit and reserve.
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
   * More vCPUs on one host: of its hard capacity, after overcommit.
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
   * Workloads are shut down, none of which could be left out.
   *
   * @param workloads which, in id order
   */
  record Stop(List<String> workloads) implements Remedy {

    /** Copies and sorts. */
    public Stop {
      workloads = workloads.stream().sorted().toList();
    }

    @Override
    public String words() {
      return "stop " + String.join(", ", workloads);
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

  /**
   * A host that takes nothing now takes workloads again.
   *
   * @param host which
   */
  record InService(String host) implements Remedy {

    @Override
    public String words() {
      return "put %s back in service".formatted(host);
    }
  }

  /**
   * One more host.
   *
   * @param like the host that it is like, but empty
   */
  record AnotherHost(String like) implements Remedy {

    @Override
    public String words() {
      return "one more host like " + like;
    }
  }

  /**
   * Changes that help together only.
   *
   * @param parts which, at least two
   */
  record Several(List<Remedy> parts) implements Remedy {

    /** Copies. */
    public Several {
      parts = List.copyOf(parts);
    }

    @Override
    public String words() {
      return parts.stream().map(Remedy::words).collect(Collectors.joining(", and "));
    }
  }
}
