package dev.baton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Input that is nearly right, somewhat wrong or nonsense, made from input that is right. */
public final class StrangeInput {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern IN_QUOTES = Pattern.compile("\"[^\"]*\"");

    private static final Arbitrary<String> TEXTS = Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(3, Arbitraries.strings().all().ofMaxLength(40)),
            net.jqwik.api.Tuple.of(
                    1,
                    Arbitraries.strings().withChars('x', '🚒').ofMinLength(190).ofMaxLength(33_000)),
            net.jqwik.api.Tuple.of(
                    4,
                    Arbitraries.of(
                            "",
                            " ",
                            "\0",
                            "\ud800",
                            "\u202e",
                            "null",
                            "-1",
                            "1e9",
                            "0x10",
                            "true",
                            "high",
                            "inbound",
                            "${7*7}",
                            "#{''.getClass()}",
                            "{{7*7}}",
                            "' or 1=1 --",
                            "../../etc/passwd",
                            "\r\nX: y",
                            "2027-02-30",
                            "9999-12-31",
                            "PT-1S",
                            "Mars/Olympus",
                            "Europe/Berlin",
                            "C-000001",
                            "%00",
                            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
                            "\\u0000",
                            "a".repeat(100))));

    private static final Arbitrary<String> LITERALS = Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, TEXTS.map(StrangeInput::quoted)),
            net.jqwik.api.Tuple.of(1, Arbitraries.bigDecimals().map(String::valueOf)),
            net.jqwik.api.Tuple.of(1, Arbitraries.bigIntegers().map(String::valueOf)),
            net.jqwik.api.Tuple.of(
                    3,
                    Arbitraries.of(
                            "null",
                            "true",
                            "[]",
                            "{}",
                            "[null]",
                            "{\"a\":{\"b\":[1,\"c\"]}}",
                            "1e400",
                            "-0.0",
                            "NaN",
                            "1e999999999",
                            "1e-999999999",
                            "123456789012345678901234567890",
                            "\"\\ud800\"",
                            "\"\\u0000\"",
                            "'x'",
                            "[".repeat(2_000),
                            "{\"a\":".repeat(200) + "1" + "}".repeat(200))));

    private StrangeInput() {}

    /** Documents like this one with some values or fields changed, and some that are no documents any more. */
    public static Arbitrary<byte[]> likeJson(String sample) {
        var changes =
                Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(1).ofMaxSize(4);
        var changed = Combinators.combine(
                        changes,
                        LITERALS.list().ofSize(4),
                        Arbitraries.integers().between(0, 9))
                .as((places, literals, kind) -> change(sample, places, literals, kind));
        return spoilt(changed);
    }

    /** XML like this with some attributes changed, and some that is no XML any more. */
    static Arbitrary<byte[]> likeXml(String sample) {
        var quoted = IN_QUOTES.matcher(sample).results().toList();
        var changed = Combinators.combine(Arbitraries.of(quoted), TEXTS)
                .as((place, text) -> sample.substring(0, place.start() + 1)
                        + text.replace("\"", "&quot;").replace("&", "&amp;").replace("<", "&lt;")
                        + sample.substring(place.end() - 1));
        return spoilt(changed);
    }

    /** One in five loses its end, gets foreign bytes or is written in another charset. */
    private static Arbitrary<byte[]> spoilt(Arbitrary<String> texts) {
        return Combinators.combine(
                        texts,
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(6))
                .as((text, kind, place, bytes) -> switch (kind) {
                    case 0 -> cut(text.getBytes(StandardCharsets.UTF_8), place);
                    case 1 -> overwritten(text.getBytes(StandardCharsets.UTF_8), place, bytes);
                    case 2 -> text.getBytes(StandardCharsets.UTF_16);
                    case 3 -> text.getBytes(StandardCharsets.ISO_8859_1);
                    default -> text.getBytes(StandardCharsets.UTF_8);
                });
    }

    private static String change(String sample, List<Integer> places, List<String> literals, int kind) {
        var root = read(sample);
        var objects = objects(root, new ArrayList<>());
        var text = root;
        for (int i = 0; i < places.size(); i++) {
            var object = objects.get(places.get(i) % objects.size());
            var fields = new ArrayList<String>();
            object.fieldNames().forEachRemaining(fields::add);
            var field = fields.get(places.get(i) % fields.size());
            if (kind == 0) {
                object.put("unexpected" + i, "§" + i + "§");
            } else {
                object.put(field, "§" + i + "§");
            }
        }
        return literals(text.toString(), literals, kind);
    }

    private static String literals(String text, List<String> literals, int kind) {
        var changed = text;
        for (int i = 0; i < literals.size(); i++) {
            changed = changed.replace("\"§" + i + "§\"", literals.get(i));
        }
        return kind == 1 ? changed.replaceFirst("\\{", "{\"type\":1,\"subject\":\"twice\",") : changed;
    }

    private static List<ObjectNode> objects(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            found.add(object);
        }
        node.forEach(child -> objects(child, found));
        return found;
    }

    private static byte[] cut(byte[] bytes, int place) {
        return java.util.Arrays.copyOf(bytes, place % (bytes.length + 1));
    }

    private static byte[] overwritten(byte[] bytes, int place, byte[] by) {
        for (int i = 0; i < by.length && bytes.length > 0; i++) {
            bytes[(place + i) % bytes.length] = by[i];
        }
        return bytes;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }
}
