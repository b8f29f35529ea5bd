package io.evenkeel.libvirt;

import io.evenkeel.tck.DriverContract;
import io.evenkeel.tck.Playground;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The driver contract on real libvirt and QEMU hosts. Runs with -Drig=true. */
class LibvirtContractIT implements DriverContract {

  private static Rig rig;
  private static ExecutorService executor;
  private static Path configuration;

  private final RigPlayground playground = new RigPlayground(rig, configuration, executor);

  @BeforeAll
  static void up(@TempDir Path directory) throws Exception {
    rig = Rig.up(2);
    executor = Executors.newCachedThreadPool();
    configuration = directory.resolve("hosts.yaml");
    Files.writeString(configuration, rig.configuration() + "timing: {answerSeconds: 4}\n");
  }

  @AfterAll
  static void down() {
    rig.close();
    executor.shutdown();
  }

  @Override
  public Playground playground() {
    return playground;
  }
}
