package dev.baton.models.reading;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * An element of a model by its local names. The engine reads more than one namespace for most things; who looks for what it would
 * do must not be stricter about names than it is.
 */
public record ModelElement(String file, Element dom) {

    public String kind() {
        return dom.getLocalName();
    }

    public boolean is(String kind) {
        return kind().equals(kind);
    }

    /** Its own id or that of the nearest element around it that has one. */
    String id() {
        return ownId().or(() -> parent().map(ModelElement::id)).orElse("");
    }

    public Optional<String> ownId() {
        return attribute("id");
    }

    Optional<ModelElement> parent() {
        return dom.getParentNode() instanceof Element parent
                ? Optional.of(new ModelElement(file, parent))
                : Optional.empty();
    }

    public Optional<String> attribute(String name) {
        return attributes()
                .filter(attribute -> attribute.getLocalName().equals(name))
                .map(Attr::getValue)
                .findFirst();
    }

    public Stream<Attr> attributes() {
        var all = dom.getAttributes();
        return IntStream.range(0, all.getLength())
                .mapToObj(index -> (Attr) all.item(index))
                .filter(attribute -> !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI()));
    }

    /** What stands directly in it. */
    public String text() {
        var text = new StringBuilder();
        nodes().filter(node -> node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                .forEach(node -> text.append(node.getNodeValue()));
        return text.toString().strip();
    }

    public Stream<ModelElement> children() {
        return nodes().filter(Element.class::isInstance).map(node -> new ModelElement(file, (Element) node));
    }

    public Stream<ModelElement> all() {
        return Stream.concat(Stream.of(this), children().flatMap(ModelElement::all));
    }

    public Stream<ModelElement> all(String kind) {
        return all().filter(element -> element.is(kind));
    }

    private Stream<Node> nodes() {
        var nodes = dom.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }
}
