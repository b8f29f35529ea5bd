package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.HostCpu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestCpuTest {

  private static final HostCpu HOST =
      new HostCpu("EPYC", List.of("qemu64"), List.of("avx2", "pcid", "sse"));

  private final List<String> asked = new ArrayList<>();

  @Test
  void needs_every_feature_of_its_model_whatever_that_is_called() {
    CpuNeed need =
        need(
            "<domain id='3'><cpu mode='custom' check='full'><model>Haswell</model>"
                + "<feature policy='require' name='vmx'/><feature policy='force' name='pcid'/>"
                + "<feature policy='disable' name='rtm'/><feature policy='forbid' name='hle'/>"
                + "<feature policy='optional' name='ss'/></cpu></domain>");

    assertThat(need).isEqualTo(new CpuNeed("", List.of("avx2", "sse")));
    assertThat(HOST.runs(need)).isTrue();
    assertThat(asked)
        .containsExactly(
            "<cpu mode=\"custom\" match=\"exact\"><model fallback=\"forbid\">Haswell</model>"
                + "<feature policy=\"require\" name=\"vmx\"/>"
                + "<feature policy=\"require\" name=\"pcid\"/>"
                + "<feature policy=\"disable\" name=\"rtm\"/>"
                + "<feature policy=\"disable\" name=\"hle\"/></cpu>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host-passthrough", "maximum"})
  void with_the_hosts_own_cpu_it_needs_all_that_its_host_has_while_it_runs(String mode) {
    String cpu = "<cpu mode='" + mode + "' check='none'/>";

    assertThat(need("<domain id='3'>" + cpu + "</domain>"))
        .isEqualTo(new CpuNeed("", List.of("avx2", "pcid", "sse")));
    assertThat(need("<domain>" + cpu + "</domain>")).isEqualTo(CpuNeed.ANY);
  }

  @Test
  void one_that_is_off_needs_what_libvirt_would_check_at_its_start() {
    String unchecked = "<cpu mode='custom' check='none'><model>Haswell</model></cpu>";
    String checked = "<cpu mode='custom' check='partial'><model>Haswell</model></cpu>";

    assertThat(need("<domain>" + unchecked + "</domain>")).isEqualTo(CpuNeed.ANY);
    assertThat(need("<domain>" + checked + "</domain>").features()).containsExactly("avx2", "sse");
    assertThat(need("<domain><cpu mode='host-model'/></domain>")).isEqualTo(CpuNeed.ANY);
    assertThat(need("<domain/>")).isEqualTo(CpuNeed.ANY);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_need_that_can_not_be_written_out_goes_by_the_name() {
    XmlElement domain =
        XmlElement.parse(
            "<domain><cpu><model>Haswell</model><feature policy='require' name='vmx'/>"
                + "<feature policy='disable' name='rtm'/></cpu></domain>");

    assertThat(GuestCpu.of(domain).asWritten()).isEqualTo(new CpuNeed("Haswell", List.of("vmx")));
  }

  private CpuNeed need(String domain) {
    return GuestCpu.of(XmlElement.parse(domain))
        .need(
            HOST,
            xml -> {
              asked.add(xml);
              return "<cpu><model>Haswell</model><feature policy='require' name='sse'/>"
                  + "<feature policy='require' name='avx2'/>"
                  + "<feature policy='disable' name='rtm'/></cpu>";
            });
  }
}
