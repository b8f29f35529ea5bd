package io.evenkeel.cli.judge;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.judge.Facts.Guest;
import io.evenkeel.cli.judge.Facts.Machine;
import io.evenkeel.cli.judge.Facts.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds up, from the cluster document, what a certificate of impossibility says is missing. */
public final class CertificateJudge {

  private static final Pattern LARGE = Pattern.compile("hosts' worth of ([0-9]+) (\\w+) each");
  private static final Pattern BALANCE =
      Pattern.compile(
          "MiB, with a vCPU counted as ([0-9]+) MiB where that is less than the memory");
  private static final Pattern PLACES = Pattern.compile("places apart \\(rule (.+)\\)");

  private final Facts facts;
  private final List<String> vacate;
  private final JsonNode why;
  private final List<Guest> guests = new ArrayList<>();
  private final List<Machine> hosts = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  /** For a certificate that a cluster document and the hosts to empty gave. */
  public CertificateJudge(JsonNode cluster, List<String> vacate, JsonNode why) {
    this.facts = new Facts(cluster);
    this.vacate = vacate;
    this.why = why;
    Facts.texts(why, "workloads").forEach(id -> guests.add(facts.guest(id)));
    Facts.texts(why, "hosts").forEach(id -> hosts.add(facts.host(id)));
  }

  /** What is wrong; nothing, if whoever adds it up comes to the same. */
  public List<String> complaints() {
    switch (why.get("kind").asText()) {
      case "memory" -> amounts(Guest::memory, Machine::memory);
      case "vcpus" -> amounts(Guest::vcpus, Machine::vcpus);
      case "slots" -> large();
      case "places" -> places();
      case "together" -> together();
      case "balance" -> balance();
      case "deadlock" -> guests.forEach(this::mustLeave);
      default -> guests.forEach(this::cannotLeave);
    }
    return wrong;
  }

  private void amounts(ToDoubleFunction<Guest> size, ToDoubleFunction<Machine> capacity) {
    guests.forEach(this::isBound);
    double needed = guests.stream().mapToDouble(size).sum();
    double there =
        hosts.stream()
            .mapToDouble(host -> Math.max(capacity.applyAsDouble(host), on(host, size)))
            .sum();
    adds(Math.ceil(needed), Math.floor(there));
  }

  /** A vCPU counts as so much memory where that is less. */
  private void balance() {
    guests.forEach(this::isBound);
    Matcher unit = BALANCE.matcher(why.get("unit").asText());
    expect(unit.matches(), "unit " + why.get("unit"));
    double rate = Double.parseDouble(unit.group(1));
    double needed =
        guests.stream().mapToDouble(one -> Math.min(one.memory(), rate * one.vcpus())).sum();
    double there =
        hosts.stream()
            .mapToDouble(
                host ->
                    Math.min(
                        Math.max(host.memory(), on(host, Guest::memory)),
                        rate * Math.max(host.vcpus(), on(host, Guest::vcpus))))
            .sum();
    adds(Math.ceil(needed), Math.floor(there));
  }

  /** Whether no order of moves leads there is for whoever walks through them. */
  private void mustLeave(Guest guest) {
    expect(vacate.contains(guest.host()), guest + " need not leave");
  }

  /** Of guests that are at least so large a host takes a whole number. */
  private void large() {
    guests.forEach(this::isBound);
    Matcher unit = LARGE.matcher(why.get("unit").asText());
    expect(unit.matches(), "unit " + why.get("unit"));
    double least = Double.parseDouble(unit.group(1));
    boolean memory = unit.group(2).equals("MiB");
    ToDoubleFunction<Guest> size = memory ? Guest::memory : Guest::vcpus;
    ToDoubleFunction<Machine> capacity = memory ? Machine::memory : Machine::vcpus;
    // The unit is rounded up to whole MiB; of fractions a little less is large enough.
    ToDoubleFunction<Guest> one = guest -> size.applyAsDouble(guest) > least - 1 ? 1 : 0;
    double smallest = guests.stream().mapToDouble(size).min().orElse(0);
    double there =
        hosts.stream()
            .mapToDouble(
                host ->
                    Math.max(Math.floor(capacity.applyAsDouble(host) / smallest), on(host, one)))
            .sum();
    adds(guests.size(), there);
  }

  private void places() {
    Matcher unit = PLACES.matcher(why.get("unit").asText());
    expect(unit.matches(), "unit " + why.get("unit"));
    Rule rule =
        facts.rules.stream()
            .filter(one -> one.id().equals(unit.group(1)))
            .findFirst()
            .orElseThrow();
    guests.forEach(guest -> expect(rule.guests().contains(guest.id()), guest + " of " + rule));
    guests.forEach(this::isBound);
    adds(guests.size(), hosts.stream().map(rule::place).distinct().count());
  }

  /** No host to which each of them could go is large enough for all. */
  private void together() {
    double memory = guests.stream().mapToDouble(Guest::memory).sum();
    double vcpus = guests.stream().mapToDouble(Guest::vcpus).sum();
    for (Machine host : facts.hosts.values()) {
      boolean takes =
          guests.stream().allMatch(guest -> takes(host, guest))
              && memory <= host.memory()
              && vcpus <= host.vcpus();
      expect(!takes, host.id() + " could take all");
    }
  }

  private void adds(double needed, double there) {
    expect(why.get("needed").asDouble() == needed, "needed: " + needed);
    expect(why.get("there").asDouble() == there, "there: " + there);
    expect(needed > there, "nothing is missing");
  }

  private double on(Machine host, ToDoubleFunction<Guest> size) {
    return facts.guests.values().stream()
        .filter(guest -> guest.takesRoom() && guest.host().equals(host.id()))
        .mapToDouble(size)
        .sum();
  }

  /** It can be on no host that the certificate leaves out. */
  private void isBound(Guest guest) {
    expect(guest.takesRoom(), guest.id() + " takes no room");
    for (Machine host : facts.hosts.values()) {
      boolean stays = host.id().equals(guest.host()) && !vacate.contains(host.id());
      boolean open = stays || (moves(guest) && takes(host, guest));
      expect(!open || hosts.contains(host), "%s could be on %s".formatted(guest.id(), host.id()));
    }
  }

  private boolean moves(Guest guest) {
    return vacate.contains(guest.host()) || (guest.how().startsWith("live") && free(guest));
  }

  private boolean free(Guest guest) {
    Machine home = facts.host(guest.host());
    return !guest.blocked()
        && home.up()
        && home.slots("Out") > 0
        && (guest.localDisk() == 0 || guest.how().equals("live-with-storage"));
  }

  private boolean takes(Machine host, Guest guest) {
    Machine home = facts.host(guest.host());
    return host.status().equals("running")
        && !vacate.contains(host.id())
        && !host.id().equals(home.id())
        && host.zone().equals(home.zone())
        && host.kind().equals(home.kind())
        && host.slots("In") > 0
        && host.runs(guest)
        && host.reaches(guest)
        && facts.rules.stream()
            .filter(rule -> rule.hard() && rule.guests().contains(guest.id()))
            .allMatch(rule -> rule.allows(host.id()));
  }

  private void cannotLeave(Guest guest) {
    boolean bound =
        !free(guest)
            || guest.how().isEmpty()
            || !facts.host(guest.host()).up()
            || facts.hosts.values().stream().noneMatch(host -> takes(host, guest));
    expect(bound, guest.id() + " could leave");
  }

  private void expect(boolean holds, String complaint) {
    if (!holds) {
      wrong.add(complaint);
    }
  }
}
