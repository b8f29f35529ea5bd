package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Changes a placement that leaves too little room for one more failure until it leaves enough:
 * takes those who leave to other hosts, and moves third workloads. Goes down step by step; where no
 * single change helps, shakes a few by chance and goes on. The chance is the same every time.
 */
final class Shelter {

  /** Hosts among which anything is changed: those whose failure costs something, the emptiest. */
  private static final int HOSTS = 32;

  private static final int SHAKEN = 4;

  /** What one look at a layout costs, in steps of an effort for each workload. */
  private static final int STEPS = 10;

  private static final long LOOKS_PER_PLACE = 10;

  /** Safe, but there is no way to get there. */
  private static final double NO_WAY = 0.5;

  private final Layout layout;
  private final Guard guard;
  private final Effort effort;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Party> pieces = new ArrayList<>();

  /** Where each is if this leaves him alone; those who leave are nowhere. */
  private final List<Integer> homes = new ArrayList<>();

  private final List<Integer> hosts;
  private long looks;

  /** Prepares to change a placement that the layout shows. */
  Shelter(Planning planning, Placement from, Effort effort) {
    this.layout = planning.layout();
    this.guard = planning.guard();
    this.effort = effort;
    Set<Resident> known = new LinkedHashSet<>();
    for (Placed placed : from.placed()) {
      Party party = placed.party();
      known.addAll(party.members);
      pieces.add(party);
      homes.add(party.leaders > 0 ? Resident.UNDECIDED : party.members.get(0).home);
    }
    this.hosts = hosts();
    for (int host : hosts) {
      for (var workload : layout.site.cluster.on(layout.site.hosts.get(host).id())) {
        layout
            .site
            .resident(workload.id())
            .filter(resident -> !known.contains(resident))
            .flatMap(planning.parties()::toMakeRoom)
            .filter(party -> party.members.stream().allMatch(one -> one.at == host))
            .filter(party -> known.addAll(party.members))
            .ifPresent(
                party -> {
                  pieces.add(party);
                  homes.add(host);
                });
      }
    }
    this.looks = looks();
  }

  /** How many looks an effort allows: of a small cluster all that helps is soon seen. */
  private long looks() {
    long each = STEPS * (1L + layout.site.cluster.workloads().size());
    return Math.min(effort.steps() / each, LOOKS_PER_PLACE * pieces.size() * hosts.size());
  }

  private List<Integer> hosts() {
    Set<Integer> chosen = new LinkedHashSet<>();
    guard.losses().stream().limit(HOSTS / 2).forEach(loss -> chosen.add(loss.host()));
    guard.emptiest().stream().limit(HOSTS - chosen.size()).forEach(chosen::add);
    return List.copyOf(chosen);
  }

  /** A placement that is safe; the one it started with if none was found. */
  Placement search(Placement from) {
    BooleanSupplier expired = effort.deadline().start();
    int[] best = state();
    double least = cost();
    while (!pieces.isEmpty() && least > 0 && looks > 0 && !expired.getAsBoolean()) {
      double cost = descend(cost());
      if (cost < least) {
        least = cost;
        best = state();
      } else if (cost > least) {
        restore(best);
      }
      if (least > 0) {
        shake();
      }
    }
    restore(best);
    if (least > 0) {
      return from;
    }
    sendHome();
    return new Placement(placed(), from.left());
  }

  /** Takes every change that helps, until none does. */
  private double descend(double start) {
    double cost = start;
    boolean better = true;
    while (better && cost > 0) {
      better = false;
      for (int piece = 0; piece < pieces.size() && cost > 0; piece++) {
        for (int host : hosts) {
          int before = at(piece);
          if (looks > 0 && goes(piece, host)) {
            double now = cost(before, host, cost);
            if (now < cost) {
              cost = now;
              better = true;
            } else {
              layout.put(pieces.get(piece), before);
            }
          }
        }
      }
    }
    return cost;
  }

  /** What a layout costs after one change; where that is not less, some number that is not. */
  private double cost(int from, int to, double before) {
    looks--;
    return guard.exposed(List.of(from, to)) < before ? cost() : before;
  }

  private double cost() {
    double exposed = guard.exposed();
    return exposed > 0 || Sequence.possible(layout, placed()) ? exposed : NO_WAY;
  }

  private void shake() {
    for (int i = 0; i < SHAKEN; i++) {
      goes(random.nextInt(pieces.size()), hosts.get(random.nextInt(hosts.size())));
    }
    looks--;
  }

  /** Whoever was moved out of the way and need not have been. */
  private void sendHome() {
    for (int piece = 0; piece < pieces.size(); piece++) {
      int before = at(piece);
      if (homes.get(piece) != Resident.UNDECIDED && goes(piece, homes.get(piece)) && cost() > 0) {
        layout.put(pieces.get(piece), before);
      }
    }
  }

  /** Puts a piece on another host if that takes it. */
  private boolean goes(int piece, int host) {
    Party party = pieces.get(piece);
    boolean may =
        host != at(piece)
            && (host == homes.get(piece)
                ? layout.takesBack(party, host)
                : layout.takes(party, host));
    if (may) {
      layout.put(party, host);
    }
    return may;
  }

  private int at(int piece) {
    return pieces.get(piece).members.get(0).at;
  }

  private int[] state() {
    int[] state = new int[pieces.size()];
    Arrays.setAll(state, this::at);
    return state;
  }

  private void restore(int[] state) {
    for (int piece = 0; piece < state.length; piece++) {
      layout.put(pieces.get(piece), state[piece]);
    }
  }

  /** Those who make room first. */
  private List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      if (!homes.get(piece).equals(at(piece))) {
        placed.add(new Placed(pieces.get(piece), at(piece)));
      }
    }
    placed.sort(Comparator.comparing(one -> one.party().leaders > 0));
    return placed;
  }
}
