package io.evenkeel.store.jdbc;

import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** An order as one line of words, for the way between two processes. */
final class OrderLine {

  private OrderLine() {}

  static String write(Order order) {
    if (order instanceof Order.Migrate move) {
      return join(
          "migrate",
          move.id(),
          move.workload(),
          move.from(),
          move.to(),
          Boolean.toString(move.tuning().withStorage()),
          Long.toString(move.tuning().maxBitsPerSecond()),
          move.marker().operation(),
          move.marker().home());
    }
    if (order instanceof Order.Relocate move) {
      return join("relocate", move.id(), move.workload(), move.from(), move.to());
    }
    if (order instanceof Order.Stop stop) {
      return join(
          "stop", stop.id(), stop.workload(), stop.host(), stop.runId(), stop.mode().name());
    }
    Order.Start start = (Order.Start) order;
    return join("start", start.id(), start.workload(), start.host());
  }

  static Order read(String line) {
    List<String> words = List.of(line.split("\t", -1));
    IntFunction<String> word = words::get;
    return switch (word.apply(0)) {
      case "migrate" ->
          new Order.Migrate(
              word.apply(1),
              word.apply(2),
              word.apply(3),
              word.apply(4),
              new Tuning(
                  Boolean.parseBoolean(word.apply(5)),
                  Long.parseLong(word.apply(6)),
                  Duration.ZERO),
              new Marker(word.apply(7), word.apply(8)));
      case "relocate" ->
          new Order.Relocate(word.apply(1), word.apply(2), word.apply(3), word.apply(4));
      case "stop" ->
          new Order.Stop(
              word.apply(1),
              word.apply(2),
              word.apply(3),
              word.apply(4),
              Order.Stop.Mode.valueOf(word.apply(5)));
      case "start" -> new Order.Start(word.apply(1), word.apply(2), word.apply(3));
      default -> throw new IllegalArgumentException("no order: " + line);
    };
  }

  private static String join(String... words) {
    return String.join("\t", words);
  }
}
