package io.evenkeel.fake;

import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.WorkloadKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words that stand for the constants of an enumeration: LIVE_WITH_STORAGE is live-with-storage.
 */
final class Words<E extends Enum<E>> {

  static final Words<HostStatus> STATUS =
      of(
          HostStatus.RUNNING,
          HostStatus.CORDONED,
          HostStatus.ENTERING,
          HostStatus.MAINTENANCE,
          HostStatus.LEAVING,
          HostStatus.DOWN);
  static final Words<Power> POWER = of(Power.RUNNING, Power.STOPPED, Power.PAUSED);
  static final Words<WorkloadKind> KIND = of(WorkloadKind.values());
  static final Words<Strategy> STRATEGY = of(Strategy.values());
  static final Words<OnCannotMove> ON_CANNOT_MOVE = of(OnCannotMove.values());
  static final Words<Restart> RESTART = of(Restart.values());

  private final Map<String, E> constants = new LinkedHashMap<>();

  @SafeVarargs
  static <E extends Enum<E>> Words<E> of(E... constants) {
    Words<E> words = new Words<>();
    for (E constant : constants) {
      words.constants.put(word(constant), constant);
    }
    return words;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Optional<E> constant(String word) {
    return Optional.ofNullable(constants.get(word));
  }

  @Override
  public String toString() {
    List<String> quoted = new ArrayList<>();
    constants.keySet().forEach(word -> quoted.add('"' + word + '"'));
    return String.join(", ", quoted);
  }
}
