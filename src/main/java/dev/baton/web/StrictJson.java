package dev.baton.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
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
                .deserializerByType(BigDecimal.class, new Amount())
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

    /** A number whose exponent is no trap: rounding 1e-99999999 to a whole one takes half a minute. */
    private static final class Amount extends StdScalarDeserializer<BigDecimal> {

        private static final int MOST_DECIMALS = 1_000;
        private static final int MOST_ZEROS = 1_000_000;

        Amount() {
            super(BigDecimal.class);
        }

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var amount = (BigDecimal) NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
            if (amount != null && (amount.scale() > MOST_DECIMALS || amount.scale() < -MOST_ZEROS)) {
                throw context.weirdNumberException(amount, handledType(), "beyond what is computed with");
            }
            return amount;
        }

        @Override
        public LogicalType logicalType() {
            return LogicalType.Float;
        }
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
