package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.OrderMark.Route;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class OrderMarkTest {

  private static final OrderMark MARK =
      new OrderMark("op-1", "n1", "order-1", new Route("n1", "n2"), true);

  @Property
  void comes_back_from_xml_as_it_was(
      @ForAll @CharRange(from = ' ', to = '\u07ff') @Chars({'"', '<', '&', '\'', '\n'}) String text,
      @ForAll boolean autostart) {
    OrderMark mark = new OrderMark(text, text, text, new Route(text, text), autostart);

    assertThat(OrderMark.of(XmlElement.parse(mark.toXml()))).isEqualTo(mark);
  }

  @Test
  void a_job_is_ours_only_where_the_order_takes_the_domain_from() {
    assertThat(MARK.orderLeaving("n1")).contains("order-1");
    assertThat(MARK.orderLeaving("n2")).isEmpty();
  }

  @Test
  void keeps_the_home_until_the_domain_is_there_again() {
    assertThat(MARK.arrivedAt("n2")).isTrue();
    assertThat(MARK.arrivedAt("n1")).isFalse();
    assertThat(MARK.afterEndAt("n2"))
        .contains(new OrderMark("op-1", "n1", "", Route.NONE, false))
        .get()
        .satisfies(rest -> assertThat(rest.arrivedAt("n2")).isFalse());
    assertThat(MARK.afterEndAt("n1")).isEmpty();
  }

  @Test
  void a_mark_without_a_home_leaves_nothing_behind() {
    OrderMark relocation = new OrderMark("", "", "order-1", new Route("n1", "n2"), true);

    assertThat(relocation.afterEndAt("n2")).isEmpty();
  }
}
