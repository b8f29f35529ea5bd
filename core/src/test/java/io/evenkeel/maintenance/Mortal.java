package io.evenkeel.maintenance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * A process that dies just before or just after one of its calls to the outside, counted from the
 * start. From then on every call fails, until it is born again; then it lives for ever.
 */
final class Mortal {

  /** The process is dead. An error, so that nothing catches it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Calls that change something; the others are no moment of their own. */
  private static final List<String> MOMENTS =
      List.of(
          "begin",
          "replace",
          "cordon",
          "start",
          "cancel",
          "lowerCpu",
          "reboot",
          "powerOff",
          "powerOn",
          "run");

  private final int lastMoment;
  private int moments;
  private boolean dead;

  /**
   * @param lastMoment after how many moments it dies; there are two in each call
   */
  Mortal(int lastMoment) {
    this.lastMoment = lastMoment;
  }

  int moments() {
    return moments;
  }

  void bornAgain() {
    dead = false;
  }

  /** The same port, which this process calls. */
  <T> T calling(Class<T> type, T port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean moment = MOMENTS.contains(method.getName());
              pass(moment);
              try {
                return method.invoke(port, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              } finally {
                pass(moment);
              }
            }));
  }

  private void pass(boolean moment) {
    moments += moment ? 1 : 0;
    dead |= moment && moments == lastMoment;
    if (dead) {
      throw new Death();
    }
  }
}
