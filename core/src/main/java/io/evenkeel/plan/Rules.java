package io.evenkeel.plan;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.primitives.ImmutableIntArray;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The rules of a site by the workloads they speak of. Compiled when first asked for. */
final class Rules {

  private final Site site;
  private final boolean softTogether;
  private final Map<String, Integer> ranks = new LinkedHashMap<>();
  private final ListMultimap<String, Rule> byWorkload = ArrayListMultimap.create();
  private final Map<String, Constraint> compiled = new LinkedHashMap<>();
  private final Map<String, ImmutableIntArray> places = new LinkedHashMap<>();
  private final Map<Resident, Bound> bound = new LinkedHashMap<>();

  Rules(Site site, List<Rule> rules) {
    this.site = site;
    List<String> first = site.cluster.relaxedFirst();
    List<Rule> soft = new ArrayList<>(rules.stream().filter(rule -> !rule.hard()).toList());
    soft.sort(
        Comparator.comparingInt((Rule rule) -> first.contains(rule.id()) ? 1 : 0)
            .thenComparingInt(rule -> -first.indexOf(rule.id()))
            .thenComparing(Rule::id));
    soft.forEach(rule -> ranks.put(rule.id(), ranks.size()));
    this.softTogether =
        rules.stream().anyMatch(rule -> rule instanceof Rule.Together && !rule.hard());
    for (Rule rule : rules) {
      rule.workloads().forEach(workload -> byWorkload.put(workload, rule));
    }
  }

  /** The rules that a target must keep. Together is not one of them: see {@link Parties}. */
  List<Constraint> hard(Resident resident) {
    return bound(resident).hard;
  }

  /** The rules that a target should keep. */
  List<Constraint> soft(Resident resident) {
    return bound(resident).soft;
  }

  /** When a soft rule gives: the one of rank 0 holds longest. See {@link Cluster#relaxedFirst}. */
  int rank(Rule rule) {
    return ranks.getOrDefault(rule.id(), ranks.size());
  }

  /** The rules that keep a resident together with others. */
  List<Constraint.Together> together(Resident resident, boolean hard) {
    return byWorkload.get(resident.id()).stream()
        .filter(rule -> rule instanceof Rule.Together && rule.hard() == hard)
        .map(rule -> (Constraint.Together) constraint(rule))
        .toList();
  }

  /** Whether a hard rule says where a resident may be because of where others are. */
  boolean binds(Resident resident) {
    for (Rule rule : byWorkload.get(resident.id())) {
      if (rule.hard() && (rule instanceof Rule.Apart || rule instanceof Rule.Together)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any rule speaks of a resident. */
  boolean speakOf(Resident resident) {
    return byWorkload.containsKey(resident.id());
  }

  /** Whether there are rules that may give. */
  boolean anySoft() {
    return !ranks.isEmpty();
  }

  /** Whether any rule would rather have workloads together. */
  boolean softTogether() {
    return softTogether;
  }

  private Bound bound(Resident resident) {
    Bound known = bound.get(resident);
    if (known == null) {
      List<Rule> rules = byWorkload.get(resident.id());
      known =
          new Bound(
              constraints(rules, rule -> rule.hard() && !(rule instanceof Rule.Together)),
              constraints(rules, rule -> !rule.hard()));
      bound.put(resident, known);
    }
    return known;
  }

  private List<Constraint> constraints(List<Rule> rules, Predicate<Rule> wanted) {
    return rules.stream().filter(wanted).map(this::constraint).toList();
  }

  private Constraint constraint(Rule rule) {
    Constraint known = compiled.get(rule.id());
    if (known == null) {
      known = compile(rule);
      compiled.put(rule.id(), known);
    }
    return known;
  }

  private Constraint compile(Rule rule) {
    if (rule instanceof Rule.Apart apart) {
      return new Constraint.Apart(rule, members(rule), placesOf(apart));
    }
    if (rule instanceof Rule.Together) {
      return new Constraint.Together(rule, members(rule));
    }
    if (rule instanceof Rule.On on) {
      return new Constraint.Confined(rule, numbers(on.hosts()));
    }
    BitSet allowed = numbers(((Rule.NotOn) rule).hosts());
    allowed.flip(0, site.hosts.size());
    return new Constraint.Confined(rule, allowed);
  }

  private List<Resident> members(Rule rule) {
    return rule.workloads().stream().flatMap(id -> site.resident(id).stream()).toList();
  }

  private BitSet numbers(List<String> hosts) {
    BitSet numbers = new BitSet();
    hosts.forEach(host -> site.findNumber(host).ifPresent(numbers::set));
    return numbers;
  }

  /** The place of each host: equal numbers are one place. */
  private ImmutableIntArray placesOf(Rule.Apart rule) {
    return places.computeIfAbsent(
        rule.scope(),
        scope -> {
          Map<String, Integer> first = new LinkedHashMap<>();
          int[] place = new int[site.hosts.size()];
          for (int host = 0; host < place.length; host++) {
            Integer known = first.putIfAbsent(rule.placeOf(site.hosts.get(host)), host);
            place[host] = known == null ? host : known;
          }
          return ImmutableIntArray.copyOf(place);
        });
  }

  private record Bound(List<Constraint> hard, List<Constraint> soft) {}
}
