package dev.baton.engine.guard;

import dev.baton.engine.ExpressionLanguage;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;

/** Limits how deep an expression is nested: the parser is recursive, and a long row of brackets would exhaust the stack. */
public final class ExpressionSize {

    static final int CHARACTERS = 4_000;
    static final int DEPTH = 30;
    static final int RESULT = 50_000;

    private ExpressionSize() {}

    static void check(String expression) {
        if (isTooLarge(expression)) {
            throw new BadUserRequestException(
                    "An expression has at most %d characters and %d brackets or signs in a row"
                            .formatted(CHARACTERS, DEPTH));
        }
    }

    /** A value that grows with each step of a process would take all memory after some of them. */
    static void checkResult(@Nullable Object value) {
        var size = value instanceof CharSequence text
                ? text.length()
                : value instanceof BigDecimal number
                        ? number.precision() + Math.abs((long) number.scale())
                        : value instanceof BigInteger number ? number.bitLength() : 0;
        if (size > RESULT) {
            throw new BadUserRequestException(
                    "An expression makes texts and numbers of at most %d characters or digits".formatted(RESULT));
        }
    }

    public static boolean isTooLarge(String text) {
        return ExpressionLanguage.isIn(text) && (text.length() > CHARACTERS || depth(text) > DEPTH);
    }

    /** Brackets that are open at once, and signs in a row such as {@code !!!!}, which nest as well. */
    private static int depth(String text) {
        var deepest = 0;
        var open = 0;
        var row = 0;
        for (var character : text.replaceAll("\\s", "").toCharArray()) {
            open += "([{".indexOf(character) >= 0 ? 1 : ")]}".indexOf(character) >= 0 ? -1 : 0;
            row = "!-".indexOf(character) >= 0 ? row + 1 : 0;
            deepest = Math.max(deepest, open + row);
        }
        return deepest;
    }
}
