package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

  @Test
  void a_host_is_built_as_its_capabilities_say() {
    Topology topology =
        topology(
            """
            <topology><cells num='2'>
              <cell id='0'>
                <pages unit='KiB' size='4'>9</pages><pages unit='KiB' size='2048'>7</pages>
                <cpus num='2'><cpu id='0'/><cpu id='2'/></cpus>
              </cell>
              <cell id='8'><pages unit='KiB' size='1048576'>0</pages></cell>
            </cells></topology>
            """);

    assertThat(topology).isEqualTo(new Topology(2, 8, 2, List.of(2048L)));
  }

  @Test
  void a_host_may_say_nothing_of_it() {
    assertThat(topology("")).isEqualTo(new Topology(0, -1, -1, List.of()));
  }

  private static Topology topology(String host) {
    return Topology.of(XmlElement.parse("<capabilities><host>" + host + "</host></capabilities>"));
  }
}
