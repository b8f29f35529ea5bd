package io.evenkeel.cli;

import io.evenkeel.cli.session.Access;
import io.evenkeel.cli.session.BadInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, and where its journal is. */
final class ClusterOptions {

  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description =
          "the simulated cluster of a cluster document (JSON or YAML); FILE is never written")
  private @Nullable Path cluster;

  @Option(
      names = "--driver",
      paramLabel = "URI",
      description = "real hosts: libvirt:FILE names a YAML file with host ids and connection URIs")
  private @Nullable String driver;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description =
          "where operations are written between two commands (default: a folder for each cluster"
              + " under $XDG_STATE_HOME/evenkeel)")
  private @Nullable Path journal;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "zones, checklist and hooks that hold for every maintenance (YAML or JSON, see"
              + " docs/policy.md; default: $EVENKEEL_POLICY, if that is set)")
  private @Nullable Path policy;

  Access access(Map<String, String> environment, double speed) {
    return new Access(uri(), Optional.ofNullable(journal), policy(environment), speed, environment);
  }

  private Optional<Path> policy(Map<String, String> environment) {
    Optional<Path> usual =
        Optional.of(environment.getOrDefault("EVENKEEL_POLICY", ""))
            .filter(name -> !name.isEmpty())
            .map(Path::of);
    return Optional.ofNullable(policy).or(() -> usual);
  }

  /** For commands that let no time pass. */
  Access access(Map<String, String> environment) {
    return access(environment, 0);
  }

  private String uri() {
    if (cluster != null && driver != null) {
      throw new BadInput("--cluster and --driver both name a cluster; give one of them");
    }
    if (cluster != null) {
      return Access.simulated(cluster);
    }
    if (driver != null) {
      return driver;
    }
    throw new BadInput("which cluster? Give --cluster FILE or --driver URI");
  }

  /** How the same cluster is named on another command line. */
  String again() {
    String named = cluster != null ? "--cluster " + cluster : "--driver " + driver;
    return policy == null ? named : named + " --policy " + policy;
  }
}
