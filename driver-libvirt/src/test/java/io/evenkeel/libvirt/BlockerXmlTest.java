package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockerXmlTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <hostdev mode='subsystem' type='pci'><source><address domain='0x0000' bus='0x3b' slot='0x00' function='0x1'/></source></hostdev> | HOST_DEVICE 0000:3b:00.1
          <hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev> | HOST_DEVICE usb 0x1234:0xbeef
          <hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host0'/></source></hostdev> | HOST_DEVICE scsi
          <hostdev mode='capabilities' type='storage'><source><block>/dev/sdf1</block></source></hostdev> | HOST_DEVICE storage
          <hostdev mode='subsystem' type='mdev'><source><address uuid='c2177883-f1bb'/></source></hostdev> | MEDIATED_DEVICE c2177883-f1bb
          <interface type='hostdev'><source><address type='pci' domain='0x0000' bus='0x05' slot='0x10' function='0x2'/></source></interface> | SRIOV_INTERFACE 0000:05:10.2
          <interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/></interface> | VDPA_INTERFACE /dev/vhost-vdpa-0
          <interface type='vhostuser'><source type='unix' path='/run/vhost0'/></interface> | VHOST_USER_INTERFACE /run/vhost0
          <memory model='nvdimm'><source><path>/dev/pmem0</path></source></memory> | PERSISTENT_MEMORY /dev/pmem0
          <filesystem type='mount'><source dir='/srv/9p'/></filesystem> | HOST_FILESYSTEM /srv/9p
          <filesystem type='mount'><driver type='virtiofs'/><source dir='/srv/x'/></filesystem> | HOST_FILESYSTEM /srv/x
          <shmem name='ring' role='peer'><model type='ivshmem-plain'/></shmem> | SHARED_MEMORY ring
          <shmem name='ring'><model type='ivshmem-plain'/></shmem> | SHARED_MEMORY ring
          <tpm model='tpm-crb'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm> | HOST_TPM /dev/tpm0
          <disk type='file'><target dev='vdb'/><transient/></disk> | TRANSIENT_DISK vdb
          """)
  void a_device_that_keeps_a_domain_from_moving_is_named(String device, String blocker) {
    assertThat(read("<devices>" + device + "</devices>")).containsExactly(blocker);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <cpu mode='host-passthrough' check='none'/> | CPU_PASSTHROUGH host-passthrough
          <cpu mode='maximum'/> | CPU_PASSTHROUGH maximum
          <launchSecurity type='sev'/> | ENCRYPTED_MEMORY sev
          <cpu mode='host-model'><feature name='invtsc' policy='require'/></cpu> | INVARIANT_TSC require
          """)
  void other_things_that_keep_a_domain_from_moving_are_named(String element, String blocker) {
    assertThat(read(element)).containsExactly(blocker);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <cpu mode='custom'><model>qemu64</model></cpu>
          <cpu mode='host-model'/>
          <devices><interface type='bridge'><source bridge='br0'/></interface></devices>
          <devices><shmem name='ring' role='master'/></devices>
          <devices><tpm model='tpm-crb'><backend type='emulator'/></tpm></devices>
          <devices><disk type='file'><target dev='vda'/></disk></devices>
          <devices><interface type='hostdev'><teaming type='transient' persistent='ua-0'/></interface></devices>
          <devices><hostdev type='pci'><teaming type='transient' persistent='ua-0'/></hostdev></devices>
          <devices><memory model='dimm'/></devices>
          <cpu mode='host-model'><feature name='invtsc' policy='disable'/></cpu>
          <cpu mode='host-model'><feature name='invtsc' policy='require'/></cpu><clock><timer name='tsc' frequency='3'/></clock>
          """)
  void what_moves_is_no_blocker(String element) {
    assertThat(read(element)).isEmpty();
  }

  private static List<String> read(String element) {
    return BlockerXml.read(XmlElement.parse("<domain>" + element + "</domain>")).stream()
        .map(Object::toString)
        .toList();
  }
}
