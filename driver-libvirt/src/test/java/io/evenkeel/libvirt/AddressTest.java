package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "qemu+tls://n1/system,                          n1,   16514",
    "qemu://n1/system,                              n1,   16514",
    "qemu+tls://n1:7000/system,                     n1,   7000",
    "qemu+tcp://10.0.0.1/system,                    10.0.0.1, 16509",
    "qemu+ssh://root@n1/system?keyfile=/k,          n1,   22",
    "qemu+libssh2://n1/system,                      n1,   22",
    "qemu+tls://[fd00::1]/system,                   fd00::1, 16514"
  })
  void a_remote_uri_has_a_port_to_try(String uri, String host, int port) {
    assertThat(address(uri).port()).contains(new Address.Port(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qemu:///system", "qemu+unix:///system?socket=/run/x", "test:///default"})
  void a_daemon_of_this_machine_has_no_port(String uri) {
    assertThat(address(uri).port()).isEmpty();
    assertThat(Address.checked(uri, false)).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "qemu+tcp://n1/system",
        "qemu+tls://n1/system?no_verify=1",
        "qemu+tls://n1/system?pkipath=/p&no_verify=1"
      })
  void what_is_not_secure_must_be_allowed_by_name(String uri) {
    assertThat(Address.checked(uri, true)).isEqualTo(uri);
    assertThatThrownBy(() -> Address.checked(uri, false))
        .hasMessageContainingAll(uri, "is not secure", "allowInsecure: true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n1", "xen://n1/", "http://n1/", "qemu+carrier-pigeon://n1/system", "q q"})
  void what_is_no_uri_of_libvirt_is_refused(String uri) {
    assertThatThrownBy(() -> Address.checked(uri, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + uri + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "qemu+ssh://ada@n1/system?keyfile=/home/ada/key, qemu+ssh://n1/system",
    "qemu+tls://n1:7000/system, qemu+tls://n1:7000/system",
    "qemu:///system, qemu:///system"
  })
  void is_shown_without_user_and_parameters(String uri, String shown) {
    assertThat(address(uri).shown()).isEqualTo(shown);
  }

  private static Address address(String uri) {
    return new Address(uri, uri, Optional.empty());
  }
}
