package io.evenkeel.libvirt;

import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.tck.Playground;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;

/** Two real hosts of the rig. */
final class RigPlayground implements Playground {

  private static final String BOOTED = "booted";

  private final Rig rig;
  private final Path configuration;
  private final ExecutorService executor;
  private final List<HypervisorDriver> drivers = new ArrayList<>();
  private final Map<String, String> names = new TreeMap<>();
  private boolean cut;

  RigPlayground(Rig rig, Path configuration, ExecutorService executor) {
    this.rig = rig;
    this.configuration = configuration;
    this.executor = executor;
  }

  @Override
  public HypervisorDriver open() {
    drivers.add(LibvirtDriver.open(configuration, executor));
    return drivers.get(drivers.size() - 1);
  }

  @Override
  public String firstHost() {
    return "n1";
  }

  @Override
  public String secondHost() {
    return "n2";
  }

  @Override
  public String runWorkload(String host) {
    return start(host, "--bios", "--mem", "64");
  }

  @Override
  public String bootWorkload(String host) {
    if (!host.equals(firstHost()) || !runsAtHome(BOOTED)) {
      rig.removeGuests(BOOTED);
      rig.startGuest(number(host), BOOTED);
      rig.awaitBoot(number(host), BOOTED);
    }
    return rig.virsh(number(host), "domuuid", BOOTED);
  }

  private boolean runsAtHome(String name) {
    return rig.virsh(1, "list", "--name").lines().anyMatch(name::equals);
  }

  /** The booted guest is kept where it is; a move of it is given up. */
  private void settle() {
    if (runsAtHome(BOOTED) && rig.virsh(1, "domjobinfo", BOOTED).contains("Unbounded")) {
      rig.virsh(1, "domjobabort", BOOTED);
    }
  }

  private String start(String host, String... options) {
    String name = "c" + names.size();
    rig.startGuest(number(host), name, options);
    String id = rig.virsh(number(host), "domuuid", name);
    names.put(id, name);
    return id;
  }

  private static int number(String host) {
    return Integer.parseInt(host.substring(1));
  }

  @Override
  public void remove(String workload) {
    rig.removeGuests(names.get(workload));
  }

  @Override
  public void pause() {
    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }

  @Override
  public Optional<Runnable> cutOff(String host) {
    cut = true;
    rig.run("net-down", "2");
    return Optional.of(this::reconnect);
  }

  private void reconnect() {
    cut = false;
    rig.run("net-up", "2");
  }

  @Override
  public void close() {
    if (cut) {
      reconnect();
    }
    settle();
    drivers.forEach(HypervisorDriver::close);
    rig.removeGuests(names.values().toArray(String[]::new));
  }
}
