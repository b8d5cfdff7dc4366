package dev.baton.audit.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.audit.tree.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lines that something wrote in another form of JSON than the canonical one: they are made canonical again. */
final class Rewritten {

    /** In memory such a line takes many times its length. */
    private static final int LONGEST = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Rewritten() {}

    static byte[] canonical(byte[] line) throws NoLine {
        if (line.length > LONGEST) {
            throw new NoLine("is not in the canonical form, and too long to be brought into it");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return CanonicalJson.bytes(JSON.readTree(text));
        } catch (CharacterCodingException otherwise) {
            throw new NoLine("is not UTF-8");
        } catch (JsonProcessingException otherwise) {
            throw new NoLine("is no JSON");
        } catch (IllegalArgumentException noForm) {
            throw new NoLine("has no canonical form: " + noForm.getMessage());
        }
    }
}
