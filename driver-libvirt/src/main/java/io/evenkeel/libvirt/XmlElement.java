package io.evenkeel.libvirt;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of libvirt's XML, part of which a guest's owner may have written. */
final class XmlElement {

  private final Element element;

  private XmlElement(Element element) {
    this.element = element;
  }

  /**
   * Parses without document types, entities, or anything from outside.
   *
   * @throws LibvirtError {@code BROKEN} if it is not such XML
   */
  static XmlElement parse(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler()); // which throws, and prints nothing
      return new XmlElement(
          builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
    } catch (SAXException | IOException e) {
      throw new LibvirtError(Meaning.BROKEN, "libvirt's XML can't be read: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK has no safe XML parser", e);
    }
  }

  /** The element's name, without its prefix. */
  String name() {
    return element.getLocalName();
  }

  /** The attribute, empty if it is not there. */
  String attribute(String name) {
    return element.getAttribute(name);
  }

  /** The text in it, without blanks around it. */
  String text() {
    return element.getTextContent().strip();
  }

  /** Elements in it with that name, of no namespace. */
  List<XmlElement> all(String name) {
    return all("", name);
  }

  /** Elements in it with that name, of that namespace. */
  List<XmlElement> all(String namespace, String name) {
    return all().stream()
        .filter(e -> e.name().equals(name) && e.namespace().equals(namespace))
        .toList();
  }

  /** The first element in it with that name. */
  Optional<XmlElement> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Elements reached by going down these names, every one of each. */
  Stream<XmlElement> path(String... names) {
    Stream<XmlElement> at = Stream.of(this);
    for (String name : names) {
      at = at.flatMap(e -> e.all(name).stream());
    }
    return at;
  }

  /** The attribute of the first element on that path, empty if it is not there. */
  String attributeAt(String attribute, String... names) {
    return path(names).findFirst().map(e -> e.attribute(attribute)).orElse("");
  }

  /** The text of the first element on that path, empty if it is not there. */
  String textAt(String... names) {
    return path(names).findFirst().map(XmlElement::text).orElse("");
  }

  /** All elements in it. */
  List<XmlElement> all() {
    List<XmlElement> all = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        all.add(new XmlElement(child));
      }
    }
    return all;
  }

  private String namespace() {
    String uri = element.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  /** Text as it may stand in an attribute. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
              if (plain) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("&#").append(c).append(';');
              }
            });
    return escaped.toString();
  }
}
