package dev.baton.audit.export;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180), whose cells no spreadsheet takes for formulas. */
public final class Tables {

    private static final String FORMULAS = "=+-@\t\r";

    private Tables() {}

    /** With its line break. */
    static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Tables::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
