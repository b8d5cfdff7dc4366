package dev.baton.audit.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import org.erdtman.jcs.JsonCanonicalizer;

/** The form of RFC 8785: keys sorted, no white space, UTF-8. Of numbers it takes integers within ±2<sup>53</sup>. */
public final class CanonicalJson {

    private static final BigInteger LARGEST = BigInteger.TWO.pow(53);

    private CanonicalJson() {}

    /**
     * @param tree an object or an array
     * @throws IllegalArgumentException where something in it has no such form: another number than those above, half a surrogate
     *     pair, binary data or a Java object
     */
    public static byte[] bytes(JsonNode tree) {
        if (!tree.isContainerNode()) {
            throw new IllegalArgumentException("Only an object or an array has a canonical form: " + tree);
        }
        check(tree, "");
        try {
            return new JsonCanonicalizer(tree.toString()).getEncodedUTF8();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("No JSON: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void check(JsonNode node, String path) {
        switch (node.getNodeType()) {
            case OBJECT ->
                node.properties().forEach(property -> {
                    checkText(property.getKey(), path);
                    check(property.getValue(), path + "/" + property.getKey());
                });
            case ARRAY -> {
                for (int i = 0; i < node.size(); i++) {
                    check(node.get(i), path + "/" + i);
                }
            }
            case STRING -> checkText(node.textValue(), path);
            case NUMBER -> checkNumber(node, path);
            case BOOLEAN, NULL -> {}
            default -> throw refused(path, "is no JSON");
        }
    }

    private static void checkNumber(JsonNode number, String path) {
        if (!number.isIntegralNumber()) {
            throw refused(path, "is no integer; write it as text: " + number);
        }
        if (number.bigIntegerValue().abs().compareTo(LARGEST) > 0) {
            throw refused(path, "is beyond ±2^53; write it as text: " + number);
        }
    }

    private static void checkText(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused(path, "has half a surrogate pair, which UTF-8 cannot say");
                }
                i++;
            }
        }
    }

    private static IllegalArgumentException refused(String path, String why) {
        return new IllegalArgumentException("%s %s".formatted(path.isEmpty() ? "The whole" : path, why));
    }
}
