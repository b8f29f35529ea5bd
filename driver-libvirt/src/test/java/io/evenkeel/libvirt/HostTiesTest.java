package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.HostCpu;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostTiesTest {

  private static final HostFacts HOST =
      new HostFacts(
          "",
          new Hardware(1L << 30, 4, HostCpu.ANY),
          new Topology(2, 1, 3, List.of(2048L)),
          List.of("pc-i440fx-7.2"),
          List.of(),
          Map.of("libvirt.hypervisor", "7.2.22"));

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <os><type machine='pc-i440fx-10.0'>hvm</type></os> | its machine type is pc-i440fx-10.0, which hypervisor 7.2.22 there does not have
          <memoryBacking><hugepages><page size='1' unit='GiB'/></hugepages></memoryBacking> | its memory is backed by huge pages of 1048576 KiB, and none are set aside there
          <cputune><vcpupin vcpu='0' cpuset='0-1,4'/></cputune> | it is bound to CPU 4, and the highest there is 3
          <cputune><emulatorpin cpuset='7'/></cputune> | it is bound to CPU 7, and the highest there is 3
          <vcpu cpuset='2-5,^4'>2</vcpu> | it is bound to CPU 5, and the highest there is 3
          <numatune><memory mode='strict' nodeset='2'/></numatune> | it is bound to NUMA cell 2, and the highest there is 1
          """)
  void what_a_target_lacks_is_named(String element, String missing) {
    assertThat(ties(element).missingAt(HOST)).containsExactly(missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <os><type machine='pc-i440fx-7.2'>hvm</type></os>
          <os><type>hvm</type></os>
          <memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>
          <memoryBacking><hugepages/></memoryBacking>
          <memoryBacking><source type='memfd'/></memoryBacking>
          <cputune><shares>2048</shares><vcpupin vcpu='0' cpuset='0-3'/></cputune>
          <numatune><memory mode='strict' nodeset='0-1'/></numatune>
          <numatune><memory mode='preferred' nodeset='7'/></numatune>
          <numatune><memory mode='strict' placement='auto'/></numatune>
          """)
  void what_a_target_has_is_no_hindrance(String element) {
    assertThat(ties(element).missingAt(HOST)).isEmpty();
  }

  @Test
  void a_host_that_says_little_of_itself_hinders_little() {
    HostFacts silent =
        new HostFacts(
            "",
            HOST.hardware(),
            new Topology(0, -1, -1, List.of()),
            List.of(),
            List.of(),
            Map.of());

    assertThat(ties("<os><type machine='pc-9'>hvm</type></os>").missingAt(silent)).isEmpty();
    assertThat(ties("<numatune><memory nodeset='0'/></numatune>").missingAt(silent)).isEmpty();
    assertThat(ties("<memoryBacking><hugepages/></memoryBacking>").missingAt(silent))
        .containsExactly("its memory is backed by huge pages, and none are set aside there");
  }

  private static HostTies ties(String element) {
    return HostTies.of(XmlElement.parse("<domain>" + element + "</domain>"));
  }
}
