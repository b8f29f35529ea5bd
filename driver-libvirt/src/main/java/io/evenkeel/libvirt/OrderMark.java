package io.evenkeel.libvirt;

import java.util.Optional;

/**
 * What is written onto a domain before it is moved: with the domain it travels, and it survives us.
 *
 * @param operation the maintenance operation
 * @param home the host it was taken from
 * @param order the order that moves it; empty when none does
 * @param route from where to where that order moves it
 * @param autostart whether it was started with its host, which libvirt does not carry over
 */
record OrderMark(String operation, String home, String order, Route route, boolean autostart) {

  static final String NAMESPACE = "urn:evenkeel:order:1";
  static final String PREFIX = "evenkeel";
  static final String ELEMENT = "order";

  /** From one host to another. */
  record Route(String from, String to) {
    static final Route NONE = new Route("", "");
  }

  /** From the element that libvirt keeps in the domain's metadata. */
  static OrderMark of(XmlElement element) {
    return new OrderMark(
        element.attribute("operation"),
        element.attribute("home"),
        element.attribute("id"),
        new Route(element.attribute("from"), element.attribute("to")),
        element.attribute("autostart").equals("yes"));
  }

  /** The order whose migration would be leaving this host. */
  Optional<String> orderLeaving(String host) {
    return order.isEmpty() || !route.from().equals(host) ? Optional.empty() : Optional.of(order);
  }

  /** Whether the order has brought the domain to this host, and nothing has been done since. */
  boolean arrivedAt(String host) {
    return !order.isEmpty() && route.to().equals(host);
  }

  /** What remains when the order has ended: nothing once the domain is at home. */
  Optional<OrderMark> afterEndAt(String host) {
    return home.isEmpty() || home.equals(host)
        ? Optional.empty()
        : Optional.of(new OrderMark(operation, home, "", Route.NONE, false));
  }

  String toXml() {
    return "<%s operation=\"%s\" home=\"%s\" id=\"%s\" from=\"%s\" to=\"%s\" autostart=\"%s\"/>"
        .formatted(
            ELEMENT,
            XmlElement.escaped(operation),
            XmlElement.escaped(home),
            XmlElement.escaped(order),
            XmlElement.escaped(route.from()),
            XmlElement.escaped(route.to()),
            autostart ? "yes" : "no");
  }
}
