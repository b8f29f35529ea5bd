package io.evenkeel.libvirt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the configuration file that docs/libvirt.md describes. */
final class SettingsReader {

  /** Twenty migrations take all workers of a libvirt daemon, and none is left to abort one. */
  private static final int MOST_MIGRATIONS = 10;

  /** What libvirt's daemons bear without being tuned. */
  private static final int USUAL_MIGRATIONS = 2;

  private static final int MOST_CONNECTIONS = 16;

  private static final long MEBI = 1L << 20;

  private SettingsReader() {}

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException if it can't be read or is wrong: the file, the place in it,
   *     and what is wrong, on one line
   */
  static Settings read(Path file) {
    try {
      return read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      String why = Files.exists(file) ? "can't be read" : "is not there";
      throw new IllegalArgumentException(file + ": " + why, e);
    }
  }

  /** Reads the text of a file. */
  static Settings read(String yaml) {
    Section file = Section.of(parsed(yaml));
    boolean allowInsecure = file.flag("allowInsecure");
    Section hostDefaults = file.section("hostDefaults");
    List<HostSettings> hosts =
        file.sections("hosts", hostDefaults).stream().map(s -> host(s, allowInsecure)).toList();
    if (hosts.isEmpty()) {
      throw file.wrongAt("hosts", "names no host");
    }
    unique(hosts);
    List<WorkloadSettings> workloads =
        file.sections("workloads").stream().map(SettingsReader::workload).toList();
    Settings settings =
        new Settings(
            hosts,
            workloads,
            RuleReader.read(file.sections("rules"), hosts),
            timing(file),
            migration(file, workloads),
            file.flag("trustSharedStorage"),
            PowerReader.read(file, hosts));
    hostDefaults.nothingElse();
    file.nothingElse();
    return settings;
  }

  private static JsonNode parsed(String yaml) {
    YAMLMapper mapper =
        new YAMLMapper(
            YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // "on" is a type of rule
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .build());
    try {
      JsonNode document = mapper.readTree(yaml);
      if (document.isMissingNode() || document.isNull()) {
        throw new IllegalArgumentException("is empty");
      }
      return document;
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : "line %d, column %d: "
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      String what = e.getOriginalMessage().lines().findFirst().orElse("is not YAML");
      throw new IllegalArgumentException(where + what, e);
    }
  }

  private static HostSettings host(Section host, boolean allowInsecure) {
    String uri = host.text("uri");
    String peerUri = host.findText("peerUri").orElse(uri);
    Address address =
        new Address(
            host.make(() -> Address.checked(uri, allowInsecure)),
            host.make(() -> Address.checked(peerUri, allowInsecure)),
            host.findText("migrationAddress"));
    HostProfile profile =
        host.make(
            () ->
                new HostProfile(
                    host.findText("zone").orElse("default"),
                    host.findText("kind").orElse("kvm"),
                    host.labels("labels")));
    Limits limits =
        new Limits(
            host.factor("memoryOvercommit"),
            host.factor("cpuOvercommit"),
            host.whole("reservedMemoryMiB", 0, 0, Long.MAX_VALUE / MEBI) * MEBI,
            migrations(host, "maxMigrationsIn"),
            migrations(host, "maxMigrationsOut"));
    Reach reach =
        new Reach(
            host.texts("storage"),
            host.texts("networks"),
            host.whole("migrationMbps", 10_000, 1, 10_000_000) * 1_000_000);
    String id = host.text("id");
    host.make(() -> Host.of(id, 0, 0)); // which checks it
    host.nothingElse();
    return new HostSettings(id, address, profile, limits, reach);
  }

  private static int migrations(Section host, String name) {
    return (int) host.whole(name, USUAL_MIGRATIONS, 1, MOST_MIGRATIONS);
  }

  private static WorkloadSettings workload(Section workload) {
    WorkloadKind kind = workload.choice("kind", WorkloadKind.VM);
    Handling usual = Handling.defaultFor(kind);
    Handling handling =
        new Handling(
            workload.choice("strategy", usual.strategy()),
            workload.choice("onCannotMove", usual.onCannotMove()),
            workload.choice("restart", usual.restart()),
            (int)
                workload.whole("priority", usual.priority(), Integer.MIN_VALUE, Integer.MAX_VALUE));
    String key = workload.text("workload");
    WorkloadSettings settings =
        new WorkloadSettings(
            key.equals("*") ? "" : key,
            kind,
            workload.labels("labels"),
            handling,
            workload.texts("tolerates"),
            seconds(workload, "postCopyAfterSeconds", Duration.ZERO, 0));
    workload.nothingElse();
    return settings;
  }

  private static MigrationSettings migration(Section file, List<WorkloadSettings> workloads) {
    MigrationSettings usual = MigrationSettings.DEFAULT;
    Section section = file.section("migration");
    MigrationSettings read =
        new MigrationSettings(
            (int) section.whole("connections", usual.connections(), 0, MOST_CONNECTIONS),
            section.flag("autoConverge"),
            section.choice("compression", usual.compression()),
            section.flag("tls"));
    section.nothingElse();
    if (read.compression().needsConnections() && read.connections() == 0) {
      throw section.wrongAt("compression", "works only with connections of 1 or more");
    }
    if (read.connections() > 0 && workloads.stream().anyMatch(w -> !w.postCopyAfter().isZero())) {
      throw section.wrongAt(
          "connections", "can't be with postCopyAfterSeconds: QEMU does not do both");
    }
    return read;
  }

  private static Timing timing(Section file) {
    Timing usual = Timing.DEFAULT;
    Section timing = file.section("timing");
    Timing read =
        new Timing(
            seconds(timing, "connectSeconds", usual.connect(), 1),
            seconds(timing, "answerSeconds", usual.answer(), 1),
            (int) timing.whole("keepAliveSeconds", usual.keepAliveSeconds(), 1, 3600),
            (int) timing.whole("keepAliveCount", usual.keepAliveCount(), 1, 100),
            seconds(timing, "measureSeconds", usual.measure(), 0));
    timing.nothingElse();
    return read;
  }

  private static Duration seconds(Section section, String name, Duration usual, int least) {
    return Duration.ofSeconds(section.whole(name, usual.toSeconds(), least, 3600));
  }

  private static void unique(List<HostSettings> hosts) {
    Map<String, String> seen = new TreeMap<>();
    for (HostSettings host : hosts) {
      if (seen.put("id " + host.id(), host.id()) != null) {
        throw new IllegalArgumentException("hosts: " + host.id() + " is there twice");
      }
      String other = seen.put("uri " + host.address().uri(), host.id());
      if (other != null) {
        throw new IllegalArgumentException(
            "hosts: %s and %s have the same uri".formatted(other, host.id()));
      }
    }
  }
}
