package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir private Path folder;

  @Test
  void takes_a_host_out_and_brings_everything_home() {
    Shell.Result demo = Shell.in(folder).run("demo");
    assertThat(demo.code()).isZero();
    assertThat(demo.out().lines())
        .anyMatch(line -> line.matches("warn +WILL_STOP +gpu-1: .*"))
        .anyMatch(line -> line.matches("WORKLOAD +FROM +TO +HOW +WHY +BEGINS +TAKES"))
        .anyMatch(line -> line.matches("legacy-erp +n1 +n\\d +cold +vacate .*"))
        .anyMatch(line -> line.endsWith("n1: status Maintenance Mode"))
        .anyMatch(line -> line.endsWith("n1: asked to reboot: new kernel [demo]"))
        .anyMatch(line -> line.matches("warn +OUT_OF_BAND_ACCESS +n1: nobody has confirmed .*"))
        .anyMatch(line -> line.contains("checklist: OUT_OF_BAND_ACCESS confirmed"))
        .anyMatch(line -> line.matches(".*n1: is down after .*"))
        .anyMatch(line -> line.matches(".*n1: is up again \\(boot-2, was boot-1\\) after .*"))
        .contains("checked    OUT_OF_BAND_ACCESS, confirmed by demo")
        .anyMatch(line -> line.endsWith("n1: status Running"))
        .anyMatch(line -> line.matches("gpu-1 +- +stop +\\S.* home"))
        .contains("9 workloads: 8 home, 1 off as before, 0 elsewhere or not running");
    assertThat(demo.out())
        .contains("stopped with consent, and nothing else:", "gpu-1 (its own policy)");
  }

  @Test
  void leaves_no_file_behind() {
    Shell shell = Shell.in(folder);
    shell.run("demo");
    assertThat(shell.filesBut()).isEmpty();
  }
}
