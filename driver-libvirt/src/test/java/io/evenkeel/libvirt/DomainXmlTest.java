package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.libvirt.DomainXml.Disk;
import io.evenkeel.spi.CpuNeed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainXmlTest {

  private static final String WEB =
      """
      <domain type='kvm' id='3'>
        <name>web-1</name>
        <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
        <metadata>
          <app:owner xmlns:app='urn:panel' home='nowhere'/>
          <evenkeel:order xmlns:evenkeel='urn:evenkeel:order:1' operation='op-1' home='n1' id='o-1'
              from='n1' to='n2' autostart='yes'/>
        </metadata>
        <memory unit='KiB'>4194304</memory>
        <currentMemory unit='KiB'>1048576</currentMemory>
        <vcpu placement='static' current='2'>4</vcpu>
        <cpu mode='custom' match='exact' check='full'>
          <model fallback='forbid'>Haswell</model>
          <feature policy='require' name='vmx'/>
          <feature policy='force' name='pcid'/>
          <feature policy='disable' name='rtm'/>
          <feature policy='optional' name='ss'/>
        </cpu>
        <devices>
          <disk type='file' device='disk'><source file='/mnt/nfs/web-1.qcow2'/><target dev='vda'/></disk>
          <disk type='block' device='disk'><source dev='/dev/vg/web-1'/><mirror job='copy'/></disk>
          <disk type='network' device='disk'><source protocol='rbd' name='p/web-1'/></disk>
          <disk type='volume' device='disk'><source pool='default' volume='web-1'/></disk>
          <disk type='nvme' device='disk'><source type='pci' namespace='1'/></disk>
          <disk type='file' device='cdrom'/>
          <disk type='file' device='cdrom'><source file='/iso/debian.iso'/></disk>
          <interface type='bridge'><source bridge='br0'/></interface>
          <interface type='network'><source network='lan' portid='1' bridge='virbr0'/></interface>
          <interface type='bridge'><source bridge='br0'/></interface>
        </devices>
      </domain>
      """;

  @Test
  void a_domain_takes_its_full_memory_and_all_its_processors() {
    DomainXml.Size size = DomainXml.read(WEB).size();

    assertThat(size.memoryBytes()).isEqualTo(4L << 30);
    assertThat(size.vcpus()).isEqualTo(4);
    assertThat(size.cpu()).isEqualTo(new CpuNeed("Haswell", List.of("vmx", "pcid")));
  }

  @Test
  void disks_are_known_by_the_file_or_device_of_the_host() {
    assertThat(DomainXml.read(WEB).disks())
        .containsExactly(
            new Disk("/mnt/nfs/web-1.qcow2", false, false, "vda"),
            new Disk("/dev/vg/web-1", false, true, ""),
            new Disk("", false, false, ""),
            new Disk("default/web-1", false, false, ""),
            new Disk("nvme", false, false, ""),
            new Disk("", true, false, ""),
            new Disk("/iso/debian.iso", true, false, ""));
  }

  @Test
  void networks_and_bridges_are_named_once() {
    assertThat(DomainXml.read(WEB).networks()).containsExactly("br0", "lan");
  }

  @Test
  void our_mark_is_found_among_other_metadata() {
    assertThat(DomainXml.read(WEB).mark())
        .contains(new OrderMark("op-1", "n1", "o-1", new OrderMark.Route("n1", "n2"), true));
  }

  @Test
  void a_domain_may_say_very_little() {
    DomainXml tiny = DomainXml.read("<domain><name>x</name></domain>");

    assertThat(tiny.size())
        .isEqualTo(new DomainXml.Size(0, 1, CpuNeed.ANY, new HostTies("", List.of(), -1, -1)));
    assertThat(tiny.disks()).isEmpty();
    assertThat(tiny.mark()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<memory>1024</memory>, 1048576",
    "<memory unit='b'>7</memory>, 7",
    "<memory unit='MiB'>2</memory>, 2097152",
    "<memory unit='GiB'>1</memory>, 1073741824",
    "<memory unit='TiB'>1</memory>, 1099511627776"
  })
  void memory_is_counted_in_its_unit(String memory, long bytes) {
    assertThat(DomainXml.read("<domain>" + memory + "</domain>").size().memoryBytes())
        .isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "<memory unit='parsecs'>1</memory>",
    "<memory>much</memory>",
    "<memory unit='TiB'>99999999999</memory>",
    "<vcpu>many</vcpu>"
  })
  void what_cannot_be_counted_is_refused(String element) {
    assertThatThrownBy(() -> DomainXml.read("<domain>" + element + "</domain>"))
        .isInstanceOf(LibvirtError.class)
        .hasMessageStartingWith("libvirt's XML can't be read: ");
  }
}
