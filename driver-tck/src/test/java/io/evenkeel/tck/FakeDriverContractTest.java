package io.evenkeel.tck;

import java.util.function.UnaryOperator;

/** The fake driver keeps the whole contract. */
class FakeDriverContractTest implements DriverContract {

  private final FakePlayground playground = new FakePlayground(UnaryOperator.identity());

  @Override
  public Playground playground() {
    return playground;
  }
}
