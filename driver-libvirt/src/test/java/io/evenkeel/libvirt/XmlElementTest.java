package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlElementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<domain>",
        "<domain/><domain/>",
        "<!DOCTYPE domain><domain/>",
        "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><d>&e;</d>",
        "<!DOCTYPE d SYSTEM 'http://127.0.0.1:1/d.dtd'><d/>",
        "<!DOCTYPE d [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><d>&b;</d>"
      })
  void refuses_what_is_no_plain_xml(String xml) {
    assertThatThrownBy(() -> XmlElement.parse(xml))
        .isInstanceOfSatisfying(
            LibvirtError.class, e -> assertThat(e.meaning()).isEqualTo(Meaning.BROKEN))
        .hasMessageStartingWith("libvirt's XML can't be read");
  }

  @Test
  void goes_down_a_path_and_keeps_namespaces_apart() {
    XmlElement domain =
        XmlElement.parse(
            """
            <domain xmlns:x='urn:x'>
              <devices><disk n='1'/><disk n='2'/><x:disk n='3'/></devices>
              <devices><disk n='4'/></devices>
            </domain>
            """);

    assertThat(domain.path("devices", "disk").map(d -> d.attribute("n")))
        .containsExactly("1", "2", "4");
    assertThat(domain.path("devices").flatMap(d -> d.all("urn:x", "disk").stream()))
        .extracting(d -> d.attribute("n"))
        .containsExactly("3");
    assertThat(domain.attributeAt("n", "devices", "cdrom")).isEmpty();
  }
}
