package dev.baton.engine.feel;

import java.math.BigDecimal;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.jspecify.annotations.Nullable;

/**
 * A value that FEEL and Java mean the same by.
 *
 * @param value null, a text, a truth or a number
 */
record PlainValue(@Nullable Object value) {

    private static final PlainValue NULL = new PlainValue(null);

    /** The library rounds where a number has more than 34; what is near is left to it. */
    private static final int DIGITS = 18;

    /** @return null for a value of any other kind */
    static @Nullable PlainValue of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof String || value instanceof Boolean) {
            return new PlainValue(value);
        } else if (value instanceof Long || value instanceof Integer) {
            return new PlainValue(BigDecimal.valueOf(((Number) value).longValue()));
        }
        return value instanceof Double number && Double.isFinite(number)
                ? new PlainValue(BigDecimal.valueOf(number))
                : null;
    }

    /** @return null for anything but a constant */
    static @Nullable PlainValue constant(Exp expression) {
        if (expression instanceof ConstNull$) {
            return NULL;
        } else if (expression instanceof ConstString text) {
            return new PlainValue(text.value());
        } else if (expression instanceof ConstBool truth) {
            return new PlainValue(truth.value());
        }
        var number = number(expression);
        return number == null ? null : new PlainValue(number);
    }

    static @Nullable BigDecimal number(Exp expression) {
        if (expression instanceof ConstNumber constant) {
            var number = constant.value().bigDecimal();
            return number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS ? number : null;
        }
        var negated = expression instanceof ArithmeticNegation negation ? number(negation.x()) : null;
        return negated == null ? null : negated.negate();
    }

    static boolean isConstant(Exp expression) {
        return constant(expression) != null;
    }

    /** @return null where they cannot be compared: they are of different kinds */
    @Nullable
    Boolean isEqualTo(PlainValue other) {
        if (value == null || other.value == null) {
            return value == other.value;
        } else if (value instanceof BigDecimal number && other.value instanceof BigDecimal another) {
            return number.compareTo(another) == 0;
        }
        return value.getClass() == other.value.getClass() ? value.equals(other.value) : null;
    }
}
