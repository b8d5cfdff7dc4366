package dev.baton.kpi.okrcourse;

import dev.baton.kpi.Kpi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of figures in words. */
public final class Figured {

    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);

    private Figured() {}

    /** In the unit people think in: hours, of a hundred, or how many. */
    public static BigDecimal shown(BigDecimal value, Kpi.Unit unit) {
        return unit == Kpi.Unit.SECONDS ? value.divide(HOUR, 4, RoundingMode.HALF_UP) : value;
    }

    /** The other way round. */
    public static BigDecimal kept(BigDecimal shown, Kpi.Unit unit) {
        return unit == Kpi.Unit.SECONDS ? shown.multiply(HOUR) : shown;
    }

    /** Such as {@code 8.5 %}, {@code 24 h}; a dash where there is none. */
    public static String told(@Nullable BigDecimal value, Kpi.@Nullable Unit unit, Locale locale) {
        if (value == null) {
            return "–";
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        if (unit == null) {
            return format.format(value);
        }
        var number = format.format(shown(value, unit));
        return switch (unit) {
            case PERCENT -> number + " %";
            case SECONDS -> number + " h";
            default -> number;
        };
    }

    static String name(Progress progress, Locale locale) {
        var result = progress.result();
        var name = progress.kpi() == null ? result.kpi() : progress.kpi().name().in(locale);
        return result.key() == null ? name : "%s (%s)".formatted(name, result.key());
    }

    /** One line of a form. */
    public static String told(Progress progress, Locale locale) {
        var unit = progress.kpi() == null ? null : progress.kpi().unit();
        var result = progress.result();
        return "%s: %s, from %s to %s; %s"
                .formatted(
                        name(progress, locale),
                        progress.value() == null ? "nothing to measure yet" : told(progress.value(), unit, locale),
                        told(result.baseline(), unit, locale),
                        told(result.target(), unit, locale),
                        progress.forecast() == null
                                ? "too early for a forecast"
                                : "forecast " + told(progress.forecast(), unit, locale));
    }
}
