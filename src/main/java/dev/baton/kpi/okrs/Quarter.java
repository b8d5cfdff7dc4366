package dev.baton.kpi.okrs;

import dev.baton.casefile.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A quarter of a year, written 2026-Q4. */
public record Quarter(int year, int of) {

    private static final Pattern FORM = Pattern.compile("(20\\d{2})-Q([1-4])");

    public static Quarter at(Instant instant, ZoneId zone) {
        var day = LocalDate.ofInstant(instant, zone);
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** @throws Refusal where it is none */
    public static Quarter read(@Nullable String text) {
        var form = FORM.matcher(text == null ? "" : text.strip());
        if (!form.matches()) {
            throw new Refusal("quarter", "must be a quarter like 2026-Q4");
        }
        return new Quarter(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    public Instant from(ZoneId zone) {
        return first().atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    public Instant to(ZoneId zone) {
        return first().plusMonths(3).atStartOfDay(zone).toInstant();
    }

    private LocalDate first() {
        return LocalDate.of(year, of * 3 - 2, 1);
    }

    @Override
    public String toString() {
        return "%d-Q%d".formatted(year, of);
    }
}
