package io.evenkeel.libvirt;

import io.evenkeel.libvirt.Lookout.View;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all hosts at once. What it returns has a view for each host that answered, by its id. */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Collection<HostLink> links;
  private final Executor executor;

  Watch(Collection<HostLink> links, Executor executor) {
    this.links = links;
    this.executor = executor;
  }

  Map<String, View> look() {
    Map<String, View> views = lookAt(links);
    Set<String> twice = runningTwice(views.values());
    if (!twice.isEmpty()) {
      // Hosts are not listed in the same instant: a domain that moved in between shows as running on
      // both. Only what a second look still shows is a second copy.
      List<HostLink> again =
          links.stream().filter(link -> shows(views.get(link.host().id()), twice)).toList();
      again.forEach(link -> views.remove(link.host().id()));
      views.putAll(lookAt(again));
    }
    forgetTwins(views);
    return views;
  }

  private Map<String, View> lookAt(Collection<HostLink> asked) {
    Map<String, CompletableFuture<Optional<View>>> answers = new TreeMap<>();
    for (HostLink link : asked) {
      answers.put(
          link.host().id(), CompletableFuture.supplyAsync(() -> lookAt(link), executor));
    }
    Map<String, View> views = new TreeMap<>();
    answers.forEach((id, answer) -> answer.join().ifPresent(view -> views.put(id, view)));
    return views;
  }

  private static Optional<View> lookAt(HostLink link) {
    try {
      return Optional.of(link.look("listing", Lookout::look));
    } catch (LibvirtError e) {
      LOG.warn("{}", e.getMessage());
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
    for (String id : List.copyOf(views.keySet())) {
      String machine = views.get(id).machine();
      String other = machine.isEmpty() ? null : machines.putIfAbsent(machine, id);
      if (other != null) {
        LOG.error("hosts {} and {} are one machine, with host UUID {}", other, id, machine);
        views.remove(id);
      }
    }
  }
}
