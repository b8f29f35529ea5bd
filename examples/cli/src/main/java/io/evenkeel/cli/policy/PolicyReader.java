package io.evenkeel.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.PriorityClass;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.ChecklistItem;
import io.evenkeel.maintenance.StorageHealth;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Hook.OnFailure;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.preflight.Finding.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the policy file that docs/policy.md describes. JSON is YAML, too. */
final class PolicyReader {

  private static final String FORMAT = "evenkeel-policy/1";
  private static final long PROBE_SECONDS = 30;
  private static final long STORAGE_SECONDS = 60;
  private static final long LONGEST_ANSWER_SECONDS = 600;
  private static final long DAY_SECONDS = 86_400;
  private static final long MEGABIT = 1_000_000;
  private static final int LONGEST = 1 << 20;

  private PolicyReader() {}

  static HousePolicy read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new IllegalArgumentException("is longer than 1 MiB; a policy is not");
      }
      return read(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": is not UTF-8 text", e);
    } catch (IOException e) {
      String why = Files.exists(file) ? "can't be read" : "is not there";
      throw new IllegalArgumentException(file + ": " + why, e);
    }
  }

  static HousePolicy read(String text) {
    Section file = Section.of(parsed(text));
    file.word("format", List.of(FORMAT));
    HousePolicy policy =
        new HousePolicy(
            zones(file),
            unique(file, "checklist", PolicyReader::item, ChecklistItem::code),
            unique(file, "hooks", PolicyReader::hook, Hook::name),
            file.findSection("storageHealth").map(PolicyReader::storage),
            file.flag("requireConfirmation", false));
    file.nothingElse();
    return policy;
  }

  private static JsonNode parsed(String text) {
    YAMLMapper mapper =
        new YAMLMapper(
            YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .build());
    try {
      JsonNode document = mapper.readTree(text);
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

  private static Policy zones(Section file) {
    Policy policy = Policy.DEFAULT;
    for (Map.Entry<String, Section> zone : file.named("zones").entrySet()) {
      policy = policy.zone(zone.getKey(), zone(zone.getValue()));
    }
    policy =
        policy.priorityClasses(
            file.sections("priorityClasses").stream().map(PolicyReader::priorityClass).toList());
    Optional<Section> others = file.findSection("otherZones");
    return others.isEmpty() ? policy : policy.otherZones(zone(others.get()));
  }

  private static PriorityClass priorityClass(Section section) {
    PriorityClass made =
        new PriorityClass(
            section.text("label"),
            section.text("value"),
            (int) section.whole("priority", 0, Integer.MIN_VALUE, Integer.MAX_VALUE));
    section.nothingElse();
    return made;
  }

  private static ZonePolicy zone(Section zone) {
    boolean storage = zone.flag("storageCluster", false);
    long pause = storage ? ZonePolicy.STORAGE_PAUSE.toSeconds() : 0;
    ZonePolicy policy =
        new ZonePolicy(
            (int) zone.whole("hostsOut", 1, 1, 1_000),
            storage,
            Duration.ofSeconds(zone.whole("pauseSeconds", pause, 0, DAY_SECONDS)),
            zone.flag("rebootOnLeave", false),
            zone.flag("bringHome", true),
            moves(zone));
    zone.nothingElse();
    return policy;
  }

  private static MoveLimits moves(Section zone) {
    MoveLimits none = MoveLimits.NONE;
    long mostMegabits = Long.MAX_VALUE / MEGABIT;
    long megabits = zone.whole("mbpsOfAMove", mostMegabits, 1, mostMegabits);
    return new MoveLimits(
        (int) zone.whole("movesAtOnce", none.atOnce(), 1, none.atOnce()),
        (int)
            zone.whole("storageMovesAtOnce", none.withStorageAtOnce(), 1, none.withStorageAtOnce()),
        megabits == mostMegabits ? none.bitsPerSecond() : megabits * MEGABIT);
  }

  private static ChecklistItem item(Section item) {
    String code = item.text("code");
    ChecklistItem usual = ChecklistItem.OUT_OF_BAND_ACCESS;
    String text =
        item.findText("text")
            .or(() -> code.equals(usual.code()) ? Optional.of(usual.text()) : Optional.empty())
            .orElseThrow(() -> item.wrongAt("text", "is missing"));
    Severity severity =
        item.word("severity", List.of("warn", "block")).equals("block")
            ? Severity.BLOCK
            : Severity.WARN;
    ChecklistItem made = item.make(() -> new ChecklistItem(code, text, severity, Optional.empty()));
    Optional<Tool> probe =
        item.findSection("probe")
            .map(
                section ->
                    ToolReader.whole(section, PROBE_SECONDS, LONGEST_ANSWER_SECONDS, "host"));
    item.nothingElse();
    return probe.isEmpty()
        ? made
        : made.probedBy(host -> probe.get().run(Map.of("host", host)).trouble());
  }

  private static Hook hook(Section hook) {
    String name = hook.text("name");
    Stage stage = stage(hook);
    OnFailure onFailure =
        hook.word("onFailure", List.of("wait", "go-on")).equals("wait")
            ? OnFailure.WAIT
            : OnFailure.GO_ON;
    Tool tool =
        ToolReader.part(
            hook, Hook.DEFAULT_LIMIT.toSeconds(), DAY_SECONDS, "host", "operation", "attempt");
    Hook made = hook.make(() -> new Hook(name, stage, tool.limit(), onFailure, task(tool)));
    hook.nothingElse();
    return made;
  }

  private static Stage stage(Section hook) {
    String text = hook.text("stage");
    return Arrays.stream(Stage.values())
        .filter(stage -> written(stage).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                hook.wrongAt(
                    "stage",
                    "is \"%s\", not one of %s"
                        .formatted(
                            text,
                            Arrays.stream(Stage.values())
                                .map(PolicyReader::written)
                                .collect(Collectors.joining(", ")))));
  }

  private static MaintenanceTask task(Tool tool) {
    return context -> {
      Tool.End end =
          tool.run(
              Map.of(
                  "host", context.host(),
                  "operation", context.operation(),
                  "attempt", Integer.toString(context.attempt())));
      if (end.code() != 0) {
        throw new IOException(end.trouble());
      }
      return end.output();
    };
  }

  private static StorageHealth storage(Section section) {
    Tool tool = ToolReader.whole(section, STORAGE_SECONDS, LONGEST_ANSWER_SECONDS, "zone");
    return zone -> tool.run(Map.of("zone", zone)).trouble();
  }

  private static <T> List<T> unique(
      Section file, String list, Function<Section, T> read, Function<T, String> name) {
    List<T> all = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    for (Section section : file.sections(list)) {
      T each = read.apply(section);
      if (!names.add(name.apply(each))) {
        throw file.wrongAt(
            "%s[%d]".formatted(list, all.size()),
            "there is another one called \"%s\"; give each its own name"
                .formatted(name.apply(each)));
      }
      all.add(each);
    }
    return all;
  }

  private static String written(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
