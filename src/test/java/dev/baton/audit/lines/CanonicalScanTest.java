package dev.baton.audit.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.audit.tree.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Held against a parser and the canonical form: what the scan takes for canonical is. */
class CanonicalScanTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final CanonicalScan scan = new CanonicalScan();

    @Property(tries = 200)
    void whateverIsCanonicalIsRecognized(@ForAll("objects") JsonNode object) {
        var bytes = CanonicalJson.bytes(object);

        assertThat(scan.isCanonicalObject(bytes, 0, bytes.length)).isTrue();
        object.properties().forEach(property -> {
            var member = scan.members().find(Members.NONE, CanonicalScanTest.key(property.getKey()));
            assertThat(member).isNotEqualTo(Members.NONE);
            assertThat(scan.members().key(member)).isEqualTo(property.getKey());
            if (property.getValue().isTextual()) {
                assertThat(scan.members().text(member))
                        .isEqualTo(property.getValue().textValue());
            }
        });
    }

    @Property(tries = 1000)
    void whateverIsRecognizedIsCanonical(
            @ForAll("objects") JsonNode object, @ForAll int position, @ForAll byte other, @ForAll boolean isAsciiOnly) {
        var bytes = CanonicalJson.bytes(object);
        bytes[Math.floorMod(position, bytes.length)] =
                isAsciiOnly ? (byte) "{}[]\",:\\0u1-e. ".charAt(other & 7) : other;

        if (scan.isCanonicalObject(bytes, 0, bytes.length)) {
            assertThat(canonical(bytes)).isEqualTo(bytes);
        }
    }

    @Test
    void membersAreFoundWhereTheyAre() {
        var bytes =
                "{\"a\":{\"x\":[{\"y\":1}],\"z\":{\"y\":2}},\"b\":\"\\\"\\n\\u001f\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(scan.isCanonicalObject(bytes, 0, bytes.length)).isTrue();
        var members = scan.members();
        var a = members.find(Members.NONE, Values.key("a"));
        var z = members.find(a, Values.key("z"));
        assertThat(members.written(members.find(z, Values.key("y")))).isEqualTo("2");
        assertThat(members.find(a, Values.key("y"))).isEqualTo(Members.NONE);
        assertThat(members.find(Members.NONE, Values.key("x"))).isEqualTo(Members.NONE);
        assertThat(members.text(members.find(Members.NONE, Values.key("b")))).isEqualTo("\"\n\u001f");
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return object(value(3));
    }

    private static Arbitrary<JsonNode> value(int depth) {
        Arbitrary<JsonNode> plain = Arbitraries.oneOf(
                texts().map(NODES::textNode),
                Arbitraries.longs().between(-(1L << 53), 1L << 53).map(NODES::numberNode),
                Arbitraries.of(NODES.booleanNode(true), NODES.booleanNode(false), NODES.nullNode()));
        if (depth == 0) {
            return plain;
        }
        var array = value(depth - 1).list().ofMaxSize(3).map(list -> {
            JsonNode node = NODES.arrayNode().addAll(list);
            return node;
        });
        return Arbitraries.oneOf(plain, array, object(value(depth - 1)));
    }

    private static Arbitrary<JsonNode> object(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(4).map(CanonicalScanTest::node);
    }

    private static JsonNode node(Map<String, JsonNode> fields) {
        var node = NODES.objectNode();
        fields.forEach(node::set);
        return node;
    }

    private static Arbitrary<String> texts() {
        var characters = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7f),
                Arbitraries.integers().between(0x80, 0xd7ff),
                Arbitraries.integers().between(0xe000, 0x10ffff));
        return characters.map(Character::toString).list().ofMaxSize(6).map(list -> String.join("", list));
    }

    /** As it is written. */
    private static byte[] key(String key) {
        var written = CanonicalJson.bytes(NODES.arrayNode().add(key));
        return Arrays.copyOfRange(written, 2, written.length - 2);
    }

    private static byte[] canonical(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return CanonicalJson.bytes(JSON.readTree(text));
        } catch (CharacterCodingException | com.fasterxml.jackson.core.JsonProcessingException none) {
            throw new AssertionError("No JSON was recognized as canonical", none);
        }
    }
}
