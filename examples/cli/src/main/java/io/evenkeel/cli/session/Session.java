package io.evenkeel.cli.session;

import io.evenkeel.cli.policy.HousePolicy;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.plan.Planner;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A cluster that is open, and what is written of it. Belongs to one command, on one thread. */
public final class Session implements AutoCloseable {

  private final World world;
  private final Optional<Journal.Held> journal;
  private final Maintenance maintenance;
  private final Names names;
  private final HousePolicy policy;

  /** What a command is about to do. */
  public enum Purpose {
    /** Look. Nothing is written. */
    LOOK,
    /** Go on with what was begun; where nothing was, nothing is written. */
    GO_ON,
    /** Begin something. */
    BEGIN
  }

  private Session(
      World world,
      Optional<Journal.Held> journal,
      Inventory inventory,
      HousePolicy policy,
      Planner planner) {
    this.world = world;
    this.journal = journal;
    this.policy = policy;
    this.names = new Names(inventory);
    OperationStore store =
        journal.<OperationStore>map(Journal.Held::store).orElseGet(OperationStore::inMemory);
    Maintenance.Builder builder =
        Maintenance.builder()
            .driver(world.driver())
            .clock(world.clock())
            .store(store)
            .planner(planner)
            .executor(world.executor())
            .authorizer(Authorizer.allowAll());
    policy.to(builder);
    this.maintenance = builder.build();
  }

  /**
   * Opens a cluster. Whatever is wrong with it is found before anything is written.
   *
   * @param hosts that must be there
   * @throws BadInput if another command works on the journal, or it can't be opened
   * @throws IllegalArgumentException if the document, the URI or a host is wrong
   * @throws io.evenkeel.spi.DriverException if the platform does not answer
   */
  public static Session open(Access access, Purpose purpose, List<String> hosts) {
    return open(access, purpose, hosts, Planner.standard());
  }

  /**
   * Opens a cluster, to be planned for by a certain planner.
   *
   * @param hosts that must be there
   * @throws BadInput if another command works on the journal, or it can't be opened
   * @throws IllegalArgumentException if the document, the URI or a host is wrong
   * @throws io.evenkeel.spi.DriverException if the platform does not answer
   */
  public static Session open(Access access, Purpose purpose, List<String> hosts, Planner planner) {
    HousePolicy policy = access.policy().map(HousePolicy::read).orElse(HousePolicy.NONE);
    Origin origin = new Origin(access.uri());
    Journal journal = access.journalOf(origin);
    Opened opened = new Opened();
    try {
      if (journal.exists()) {
        opened.journal = Optional.of(journal.open());
      }
      boolean keeps =
          purpose == Purpose.BEGIN || (purpose == Purpose.GO_ON && opened.journal.isPresent());
      World world =
          origin
              .findDocument()
              .<World>map(
                  document ->
                      SimulatedWorld.open(
                          document, journal, InstantSource.system(), keeps, access.speed()))
              .orElseGet(() -> RealWorld.open(access.uri()));
      opened.world = Optional.of(world);
      Inventory inventory = world.driver().observe();
      hosts.forEach(host -> mustBeThere(inventory, host));
      policy.mustFit(inventory.hosts().stream().map(Host::zone).distinct().toList());
      if (policy.reboots() && world.driver().power().isEmpty()) {
        throw new BadInput(
            "the policy reboots hosts on leave, and the driver has no power commands; name them in"
                + " its file (see docs/libvirt.md), or take rebootOnLeave out of the policy");
      }
      if (purpose == Purpose.BEGIN && opened.journal.isEmpty()) {
        opened.journal = Optional.of(journal.open());
      }
      return new Session(world, opened.journal, inventory, policy, planner);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** A simulated cluster that leaves nothing behind. */
  public static Session passing(FakeCluster cluster, double speed) {
    return new Session(
        SimulatedWorld.passing(cluster, speed),
        Optional.empty(),
        cluster.driver().observe(),
        HousePolicy.NONE,
        Planner.standard());
  }

  private static void mustBeThere(Inventory inventory, String host) {
    List<String> ids = inventory.hosts().stream().map(Host::id).toList();
    if (!ids.contains(host)) {
      throw new BadInput(
          "there is no host \"%s\"; the cluster has %s".formatted(host, shortened(ids)));
    }
  }

  private static String shortened(List<String> ids) {
    int most = 12;
    return ids.size() <= most
        ? String.join(", ", ids)
        : "%s and %d more".formatted(String.join(", ", ids.subList(0, most)), ids.size() - most);
  }

  /** The engine. */
  public Maintenance maintenance() {
    return maintenance;
  }

  /** The platform. */
  public HypervisorDriver driver() {
    return world.driver();
  }

  /** What holds for every maintenance here. */
  public HousePolicy policy() {
    return policy;
  }

  /** What workloads are called. */
  public Names names() {
    return names;
  }

  /** What time it is in the cluster. */
  public Instant now() {
    return world.clock().instant();
  }

  /** The operation of a host that is not over. */
  public Optional<Operation> openOn(String host) {
    return maintenance.operations().stream().filter(op -> op.host().equals(host)).findFirst();
  }

  /** The operations that nobody drives: the command that did has ended before they were done. */
  public List<Operation> interrupted() {
    return maintenance.operations().stream()
        .filter(operation -> operation.state() != OperationState.IN_MAINTENANCE)
        .toList();
  }

  /** Whether a host answers, from a fresh look. */
  public boolean isUp(String host) {
    return driver().observe().hosts().stream()
        .anyMatch(seen -> seen.id().equals(host) && seen.status().up());
  }

  /** How long a workload has stood still, where that is known. */
  public Optional<Duration> findDowntime(String workload) {
    return world.findDowntime(workload);
  }

  /** Lets the engine do what is to be done now, and writes it down. */
  public void tick() {
    maintenance.tick();
    world.keep();
  }

  /** Writes down what has been asked for outside a tick. */
  public void keep() {
    world.keep();
  }

  /** Lets a little time pass. */
  public void pass() {
    world.pass();
  }

  /** Whether a person can do something in the cluster while this command runs. */
  public boolean hasOperator() {
    return world.hasOperator();
  }

  @Override
  public void close() {
    try (Opened all = new Opened()) {
      all.world = Optional.of(world);
      all.journal = journal;
      maintenance.release();
    }
  }

  /** What has to be closed again, the driver before the journal. */
  private static final class Opened implements AutoCloseable {
    private Optional<World> world = Optional.empty();
    private Optional<Journal.Held> journal = Optional.empty();

    @Override
    public void close() {
      try {
        world.ifPresent(World::close);
      } finally {
        journal.ifPresent(Journal.Held::close);
      }
    }
  }
}
