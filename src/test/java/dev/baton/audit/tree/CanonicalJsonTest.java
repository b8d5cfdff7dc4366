package dev.baton.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{ \"b\" : 1 , \"a\" : [ true , null ] }|{\"a\":[true,null],\"b\":1}",
                "{\"\\u20ac\":\"\\u0041\\u000f\\/\\n\"}|{\"€\":\"A\\u000f/\\n\"}",
                "{\"\\ufb33\":1,\"\\ud83d\\ude00\":2}|{\"\ud83d\ude00\":2,\"\ufb33\":1}",
                "{\"n\":-9007199254740992,\"m\":9007199254740992}|{\"m\":9007199254740992,\"n\":-9007199254740992}",
                "[]|[]",
            })
    void thereIsOneForm(String json, String canonical) throws JsonProcessingException {
        assertThat(new String(CanonicalJson.bytes(JSON.readTree(json)), StandardCharsets.UTF_8))
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1.5}",
                "{\"a\":1.0}",
                "{\"a\":[1e3]}",
                "{\"a\":9007199254740993}",
                "{\"a\":-9007199254740993}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "1",
                "\"a\"",
            })
    void whatHasNoneIsRefused(String json) throws JsonProcessingException {
        var tree = JSON.readTree(json);

        assertThatThrownBy(() -> CanonicalJson.bytes(tree)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRefusalSaysWhereAndWhatToDo() throws JsonProcessingException {
        var tree = JSON.readTree("{\"details\":{\"shares\":[1,0.5]}}");

        assertThatThrownBy(() -> CanonicalJson.bytes(tree))
                .hasMessage("/details/shares/1 is no integer; write it as text: 0.5");
        assertThatThrownBy(() -> CanonicalJson.bytes(
                        JsonNodeFactory.instance.objectNode().put("a", new byte[1])))
                .hasMessage("/a is no JSON");
        assertThatThrownBy(() -> CanonicalJson.bytes(
                        JsonNodeFactory.instance.objectNode().put("\ud83d", 1)))
                .hasMessage("The whole has half a surrogate pair, which UTF-8 cannot say");
    }
}
