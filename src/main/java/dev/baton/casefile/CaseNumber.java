package dev.baton.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The number people quote: {@code C-} and at least six digits. It is also the business key of the case's processes. */
public record CaseNumber(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("C-\\d{6,18}");

    public CaseNumber {
        if (!FORM.matcher(value).matches()) {
            throw new UnknownCase(value);
        }
    }

    /** Whether it has the form of one, as the business key of a process that is about no case has not. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static CaseNumber of(long sequence) {
        return new CaseNumber("C-%06d".formatted(sequence));
    }

    @Override
    public String toString() {
        return value;
    }
}
