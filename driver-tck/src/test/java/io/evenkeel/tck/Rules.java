package io.evenkeel.tck;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the contract, as the names of its tests have them. */
final class Rules {

  private Rules() {}

  /** The names of all tests, in the order of the contract. */
  static List<String> tests() {
    return Stream.of(DriverContract.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  /** The numbers of all rules that are tested. */
  static List<String> numbers() {
    return tests().stream().map(Rules::number).toList();
  }

  /** The number of the rule that a test is named after: {@code D3.2} of {@code d3_2_a_second}. */
  static String number(String test) {
    return test.replaceFirst("^d(\\d+)_(\\d+)_.*", "D$1.$2");
  }
}
