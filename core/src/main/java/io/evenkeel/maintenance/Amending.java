package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Operation;
import java.util.function.Function;

/** Writes what a person asks into the operation of a host, though a tick may write meanwhile. */
final class Amending {

  private final Outside outside;

  Amending(Outside outside) {
    this.outside = outside;
  }

  /**
   * Amends the operation that is not over. An amendment that says nothing is not written.
   *
   * @param verb what was to be done, for the message that there is no operation
   */
  Operation amend(String host, String verb, Function<Operation, Amendment> request) {
    while (true) {
      Operation operation = openOn(host, verb);
      Amendment amendment = request.apply(operation);
      if (amendment.entries().isEmpty()) {
        return operation;
      }
      Operation next = amendment.operation();
      if (outside.store().replace(next, amendment.entries())) {
        outside.bulletin().publish(amendment.entries());
        return next;
      }
      // A tick wrote meanwhile: ask again of what is there now.
    }
  }

  private Operation openOn(String host, String verb) {
    return outside.store().open().stream()
        .filter(operation -> operation.host().equals(host))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "host %s is not in maintenance and not entering it; there is nothing to %s"
                        .formatted(host, verb)));
  }
}
