package io.evenkeel.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Tuning;
import java.time.Duration;

/** An order as part of a document, both ways. */
final class OrderNode {

  private OrderNode() {}

  static ObjectNode of(Order order) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", order.id());
    node.put("workload", order.workload());
    if (order instanceof Order.Migrate migrate) {
      node.put("type", "migrate").put("from", migrate.from()).put("to", migrate.to());
      node.put("withStorage", migrate.tuning().withStorage());
      node.put("maxBitsPerSecond", migrate.tuning().maxBitsPerSecond());
      node.put("maxDowntime", migrate.tuning().maxDowntime().toNanos());
      node.put("operation", migrate.marker().operation());
      node.put("home", migrate.marker().home());
    } else if (order instanceof Order.Relocate relocate) {
      node.put("type", "relocate").put("from", relocate.from()).put("to", relocate.to());
    } else if (order instanceof Order.Stop stop) {
      node.put("type", "stop").put("host", stop.host());
      node.put("runId", stop.runId());
      node.put("mode", Words.word(stop.mode()));
    } else if (order instanceof Order.Start start) {
      node.put("type", "start").put("host", start.host());
    }
    return node;
  }

  static Order read(Member order) {
    String id = order.get("id").text();
    String workload = order.get("workload").text();
    Member type = order.get("type");
    return switch (type.text()) {
      case "migrate" ->
          new Order.Migrate(
              id,
              workload,
              order.get("from").text(),
              order.get("to").text(),
              new Tuning(
                  order.get("withStorage").flag(false),
                  order.get("maxBitsPerSecond").integer(),
                  Duration.ofNanos(order.get("maxDowntime").integer())),
              new Marker(order.get("operation").text(), order.get("home").text()));
      case "relocate" ->
          new Order.Relocate(id, workload, order.get("from").text(), order.get("to").text());
      case "stop" ->
          new Order.Stop(
              id,
              workload,
              order.get("host").text(),
              order.get("runId").text(),
              order.get("mode").word(Words.of(Order.Stop.Mode.values())));
      case "start" -> new Order.Start(id, workload, order.get("host").text());
      default -> throw type.refused("is no order");
    };
  }
}
