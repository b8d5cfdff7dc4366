package dev.baton.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** JSON is read as it is meant, or not at all: a key stands once, an empty text is no amount, and a time is written as ISO-8601. */
@Configuration
class StrictJson {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer strictly() {
        return builder -> builder.featuresToEnable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .deserializerByType(LocalDate.class, new Written<>(LocalDate.class, LocalDate::parse))
                .deserializerByType(
                        Instant.class,
                        new Written<>(
                                Instant.class,
                                text -> OffsetDateTime.parse(text).toInstant()))
                .postConfigurer(mapper -> {
                    refuseEmpty(mapper.coercionConfigFor(LogicalType.Float));
                    refuseEmpty(mapper.coercionConfigFor(LogicalType.Integer));
                    refuseEmpty(mapper.coercionConfigFor(LogicalType.Boolean));
                });
    }

    private static void refuseEmpty(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    /** Text that this way of writing knows; numbers, lists and empty text are none. */
    private static final class Written<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> reading;

        Written(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(handledType(), "Not a text");
            }
            try {
                return reading.apply(parser.getText().strip());
            } catch (DateTimeException unfit) {
                throw context.weirdStringException(parser.getText(), handledType(), "not as it is written");
            }
        }
    }
}
