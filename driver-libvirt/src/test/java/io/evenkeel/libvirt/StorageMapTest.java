package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.DomainXml.Disk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageMapTest {

  private final StorageMap storage =
      new StorageMap(
          SettingsReader.read(
                  """
                  hosts:
                    - {id: n1, uri: "qemu+tls://n1/system", storage: [/mnt, /mnt/fast]}
                    - {id: n2, uri: "qemu+tls://n2/system"}
                  """)
              .hosts());

  @ParameterizedTest
  @CsvSource({"/mnt/a.qcow2, /mnt", "/mnt/fast/a.qcow2, /mnt/fast", "/mnt/x/../fast/a, /mnt/fast"})
  void a_file_needs_the_nearest_shared_directory(String file, String directory) {
    List<Disk> disks = List.of(new Disk(file, false, false, "vda"));

    assertThat(storage.needed("n1", disks)).containsExactly(directory);
    assertThat(storage.blockers("n1", disks)).isEmpty();
    assertThat(storage.onSharedFiles("n1", disks)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/mnt2/a", "/mnt/../etc/a", "/var/lib/libvirt/images/a", "nvme", "pool/a"})
  void everything_else_is_local(String file) {
    assertThat(storage.blockers("n1", List.of(new Disk(file, false, false, "vda"))))
        .extracting(Object::toString)
        .containsExactly("LOCAL_DISK " + file);
  }

  @Test
  void what_is_shared_is_a_matter_of_the_host() {
    List<Disk> disks = List.of(new Disk("/mnt/a.iso", true, false, ""));

    assertThat(storage.blockers("n1", disks)).isEmpty();
    assertThat(storage.blockers("n2", disks))
        .extracting(Object::toString)
        .containsExactly("LOCAL_MEDIA /mnt/a.iso");
  }

  @Test
  void a_network_disk_and_an_empty_drive_are_everywhere() {
    List<Disk> disks = List.of(new Disk("", false, false, ""), new Disk("", true, false, ""));

    assertThat(storage.blockers("n2", disks)).isEmpty();
    assertThat(storage.needed("n2", disks)).isEmpty();
    assertThat(storage.onSharedFiles("n2", disks)).isFalse();
  }
}
