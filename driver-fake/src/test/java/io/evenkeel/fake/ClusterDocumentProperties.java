package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Inventory;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ClusterDocumentProperties {

  @Property(tries = 300)
  void what_is_written_is_read_back_exactly(@ForAll long seed) {
    Inventory inventory = new AnyInventory(seed).next();
    assertThat(ClusterDocument.read(ClusterDocument.write(inventory))).isEqualTo(inventory);
  }

  @Property(tries = 50)
  void the_json_that_is_written_is_yaml_too(@ForAll long seed) {
    Inventory inventory = new AnyInventory(seed).next();
    String yaml = "# any comment makes it YAML\n" + ClusterDocument.write(inventory);
    assertThat(ClusterDocument.read(yaml)).isEqualTo(inventory);
  }

  @Property(tries = 300)
  void a_document_that_is_cut_off_is_refused_in_one_line(@ForAll long seed, @ForAll int cut) {
    String whole = ClusterDocument.write(new AnyInventory(seed).next()).strip();
    String part = whole.substring(0, Math.floorMod(cut, whole.length()));
    try {
      ClusterDocument.read(part);
      assertThat(part).as("what is read").isEqualTo(whole);
    } catch (DocumentException e) {
      assertThat(e.getMessage()).hasLineCount(1);
    }
  }

  @Property(tries = 20)
  void the_locale_does_not_matter(@ForAll long seed) {
    String here = ClusterDocument.write(new AnyInventory(seed).next());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(new Locale.Builder().setLanguage("tr").setRegion("TR").build());
      assertThat(ClusterDocument.write(ClusterDocument.read(here))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}
