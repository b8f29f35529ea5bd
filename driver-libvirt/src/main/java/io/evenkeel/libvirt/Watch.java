package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.View;
import io.evenkeel.spi.DriverException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all hosts at once. */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Collection<HostLink> links;
  private final Executor executor;

  /** Why hosts did not answer when they were last asked, so that the log says it once. */
  private final Map<String, String> silent = new ConcurrentSkipListMap<>();

  Watch(Collection<HostLink> links, Executor executor) {
    this.links = links;
    this.executor = executor;
  }

  /**
   * What the hosts show: a view of each that answered, by its id.
   *
   * @throws DriverException {@code TRANSIENT} if none did
   */
  Map<String, View> look() {
    Map<String, View> views = lookAt(links);
    if (views.isEmpty()) {
      throw new DriverException(
          DriverException.Kind.TRANSIENT,
          "no host answered; " + String.join("; ", silent.values()));
    }
    Set<String> twice = runningTwice(views.values());
    if (!twice.isEmpty()) {
      // Hosts are not listed in the same instant: a domain that moved in between shows as running
      // on
      // both. Only what a second look still shows is a second copy.
      List<HostLink> again =
          links.stream().filter(link -> shows(views.get(link.id()), twice)).toList();
      again.forEach(link -> views.remove(link.id()));
      views.putAll(lookAt(again));
    }
    forgetTwins(views);
    return views;
  }

  private Map<String, View> lookAt(Collection<HostLink> asked) {
    Map<String, CompletableFuture<Optional<View>>> answers = new TreeMap<>();
    for (HostLink link : asked) {
      answers.put(link.id(), CompletableFuture.supplyAsync(() -> lookAt(link), executor));
    }
    Map<String, View> views = new TreeMap<>();
    answers.forEach((id, answer) -> answer.join().ifPresent(view -> views.put(id, view)));
    return views;
  }

  private Optional<View> lookAt(HostLink link) {
    try {
      View view = link.list();
      if (silent.remove(link.id()) != null) {
        LOG.info("host {} answers again", link.id());
      }
      return Optional.of(view);
    } catch (LibvirtError e) {
      String why = String.valueOf(e.getMessage());
      if (silent.put(link.id(), why) == null) {
        LOG.warn("host {} can't be observed: {}", link.id(), why);
      }
      return Optional.empty();
    }
  }

  private static Set<String> runningTwice(Collection<View> views) {
    Set<String> once = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    for (View view : views) {
      view.sightings().stream()
          .filter(sighting -> sighting.power().live())
          .forEach(sighting -> (once.add(sighting.uuid()) ? once : twice).add(sighting.uuid()));
    }
    return twice;
  }

  private static boolean shows(@Nullable View view, Set<String> uuids) {
    return view != null && view.sightings().stream().anyMatch(s -> uuids.contains(s.uuid()));
  }

  /** Two ids of one machine would show every domain twice: the second id is not believed. */
  private static void forgetTwins(Map<String, View> views) {
    Map<String, String> machines = new TreeMap<>();
    new TreeMap<>(views)
        .forEach(
            (id, view) -> {
              String machine = view.facts().machine();
              String other = machine.isEmpty() ? null : machines.putIfAbsent(machine, id);
              if (other != null) {
                LOG.error("hosts {} and {} are one machine, host UUID {}", other, id, machine);
                views.remove(id);
              }
            });
  }
}
