package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.HostCpu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostXmlTest {

  private static final String CAPABILITIES =
      """
      <domainCapabilities>
        <cpu>
          <mode name='host-passthrough' supported='yes'/>
          <mode name='host-model' supported='yes'>
            <model fallback='forbid'>EPYC</model>
            <vendor>AMD</vendor>
            <feature policy='require' name='hypervisor'/>
            <feature policy='disable' name='rdseed'/>
          </mode>
          <mode name='custom' supported='yes'>
            <model usable='yes'>qemu64</model>
            <model usable='no'>Haswell</model>
          </mode>
        </cpu>
      </domainCapabilities>
      """;

  @Test
  void the_cpu_of_a_host_is_the_models_that_it_gives_in_full_and_every_feature() {
    List<String> expanded = new ArrayList<>();

    HostCpu cpu =
        HostXml.cpu(
            CAPABILITIES,
            xml -> {
              expanded.add(xml);
              return "<cpu><model>EPYC</model><feature policy='require' name='avx2'/>"
                  + "<feature policy='disable' name='rdseed'/></cpu>";
            });

    assertThat(cpu).isEqualTo(new HostCpu("EPYC", List.of("qemu64"), List.of("avx2")));
    assertThat(expanded)
        .containsExactly(
            "<cpu mode=\"custom\" match=\"exact\"><model fallback=\"forbid\">EPYC</model>"
                + "<feature policy=\"require\" name=\"hypervisor\"/>"
                + "<feature policy=\"disable\" name=\"rdseed\"/></cpu>");
  }

  @Test
  void a_host_that_says_nothing_of_its_cpu_runs_everything() {
    assertThat(HostXml.cpu("<domainCapabilities/>", xml -> xml)).isEqualTo(HostCpu.ANY);
  }

  @Test
  void a_machine_is_known_by_its_uuid() {
    assertThat(HostXml.uuid(parsed("<host><uuid>u-1</uuid></host>"))).isEqualTo("u-1");
    assertThat(HostXml.uuid(parsed("<host/>"))).isEmpty();
  }

  @Test
  void an_alias_is_no_machine_type() {
    XmlElement capabilities =
        parsed(
            "<guest><arch name='x86_64'><machine>pc-i440fx-7.2</machine>"
                + "<machine canonical='pc-i440fx-7.2'>pc</machine></arch></guest>");

    assertThat(HostXml.machineTypes(capabilities)).containsExactly("pc-i440fx-7.2");
  }

  private static XmlElement parsed(String content) {
    return XmlElement.parse("<capabilities>" + content + "</capabilities>");
  }
}
