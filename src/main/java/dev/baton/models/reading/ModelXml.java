package dev.baton.models.reading;

import dev.baton.models.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.SAXException;

/** XML that asks for nothing outside itself and stays within sane measures. It is counted before it is built. */
public final class ModelXml {

    static final int ELEMENTS = 10_000;
    static final int DEPTH = 60;

    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16");

    private ModelXml() {}

    public static class Unreadable extends Exception {

        private final String place;

        Unreadable(String place, String reason) {
            super(reason);
            this.place = place;
        }

        String place() {
            return place;
        }
    }

    public static ModelElement read(ModelFile file) throws Unreadable {
        measure(file);
        try {
            var document = builders().newDocumentBuilder().parse(new ByteArrayInputStream(file.content()));
            return new ModelElement(file.name(), document.getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new Unreadable("", "is not well-formed XML: " + Reasons.of(broken));
        }
    }

    private static void measure(ModelFile file) throws Unreadable {
        try {
            count(readers().createXMLStreamReader(new ByteArrayInputStream(file.content())));
        } catch (XMLStreamException broken) {
            var line = broken.getLocation() == null
                    ? ""
                    : "line " + broken.getLocation().getLineNumber();
            throw new Unreadable(line, "is not well-formed XML: " + lastLine(broken.getMessage()));
        }
    }

    private static void count(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        var elements = 0;
        var depth = 0;
        checkDeclaration(xml);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw refused(xml, "has a DOCTYPE. Remove it: a model needs none, and entities are not read.");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    throw refused(
                            xml, "holds a processing instruction (<?%s …?>). Remove it.".formatted(xml.getPITarget()));
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
            if (elements > ELEMENTS || depth > DEPTH) {
                throw refused(
                        xml,
                        "has more than %d elements or is nested deeper than %d. Split it into several models."
                                .formatted(ELEMENTS, DEPTH));
            }
        }
    }

    /** Whoever reads the file, now or later, reads the same characters. */
    private static void checkDeclaration(XMLStreamReader xml) throws Unreadable {
        var encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
            throw refused(xml, "is encoded in %s. Save it in UTF-8.".formatted(encoding));
        }
        if (xml.getVersion() != null && !xml.getVersion().equals("1.0")) {
            throw refused(xml, "is XML %s. Write it in XML 1.0.".formatted(xml.getVersion()));
        }
    }

    private static Unreadable refused(XMLStreamReader xml, String reason) {
        return new Unreadable("line " + xml.getLocation().getLineNumber(), reason);
    }

    private static String lastLine(String message) {
        return message.lines().reduce((first, second) -> second).orElse(message).replaceFirst("^Message: ", "");
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static DocumentBuilderFactory builders() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        return factory;
    }
}
