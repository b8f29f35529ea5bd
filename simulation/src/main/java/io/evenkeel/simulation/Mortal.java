package io.evenkeel.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * A process that dies just before or just after one of its calls to the outside. From then on every
 * call fails, until it is born again.
 */
final class Mortal {

  private static final int NEVER = -1;

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

  private int moments;
  private int lastMoment = NEVER;
  private boolean dead;

  /** The process is dead. An error, so that nothing catches it. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("the process has died", null, false, false);
    }
  }

  /** How many moments there have been; there are two in each call that changes something. */
  int moments() {
    return moments;
  }

  boolean dead() {
    return dead;
  }

  /** Lets it die after so many more moments; 1 is the next. */
  void dieAfter(int more) {
    lastMoment = moments + more;
  }

  /** Another process in its place, which lives for ever unless told otherwise. */
  void bornAgain() {
    dead = false;
    lastMoment = NEVER;
  }

  /** A port that this process calls. */
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
