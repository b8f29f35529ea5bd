package io.evenkeel.libvirt;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what libvirt is asked. What its client library answers by itself is counted apart. */
final class CountedCalls {

  /** No daemon hears of these: they read or free what the client has. */
  private static final List<String> LOCAL =
      List.of(
          "virDomainGetUUIDString",
          "virDomainGetID",
          "virNetworkGetName",
          "virStoragePoolGetName",
          "virTypedParams",
          "virGetLast",
          "virEvent");

  private final Map<String, Integer> asked = new TreeMap<>();
  private final LibvirtNative library;

  CountedCalls(LibvirtNative real) {
    library =
        (LibvirtNative)
            Proxy.newProxyInstance(
                CountedCalls.class.getClassLoader(),
                new Class<?>[] {LibvirtNative.class},
                (proxy, method, arguments) -> {
                  count(method.getName());
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  LibvirtNative library() {
    return library;
  }

  private synchronized void count(String name) {
    boolean local = name.endsWith("Free") || LOCAL.stream().anyMatch(name::startsWith);
    if (!local) {
      asked.merge(name, 1, Integer::sum);
    }
  }

  /** How often each function has been called since this was last asked, by its name. */
  synchronized Map<String, Integer> sinceLastAsked() {
    Map<String, Integer> counts = new TreeMap<>(asked);
    asked.clear();
    return counts;
  }
}
