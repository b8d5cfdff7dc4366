package dev.baton.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Values of figures as people write them: {@code 1 h 20 min}, {@code 12.3 %}, {@code 1.2 M EUR}. */
@Component
public class FigureFormat {

    public static final String NOTHING = "–";

    private static final List<Part> PARTS =
            List.of(new Part(86_400, "d"), new Part(3_600, "h"), new Part(60, "min"), new Part(1, "s"));
    private static final List<Part> LARGE =
            List.of(new Part(1_000_000_000, "bn"), new Part(1_000_000, "M"), new Part(10_000, "k"));
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final String currency;

    FigureFormat(@Value("${baton.currency}") String currency) {
        this.currency = currency;
    }

    private record Part(long size, String unit) {}

    /** A dash where there is no value. */
    public String told(Kpi kpi, @Nullable BigDecimal value, Locale locale) {
        if (value == null) {
            return NOTHING;
        }
        return switch (kpi.unit()) {
            case PERCENT -> plain(value, 1, locale) + " %";
            case SECONDS -> time(value);
            case NUMBER -> abbreviated(value, locale);
            case MONEY -> abbreviated(value, locale) + " " + currency;
            case POINTS -> plain(value, 2, locale);
        };
    }

    /**
     * How a value differs from the one before: of shares in points, of all others in per cent. Null where there is nothing to compare.
     *
     * @param points what points of a hundred are called
     */
    public @Nullable String difference(
            Kpi kpi, @Nullable BigDecimal value, @Nullable BigDecimal before, String points, Locale locale) {
        if (value == null || before == null) {
            return null;
        }
        var by = value.subtract(before);
        if (kpi.unit() == Kpi.Unit.PERCENT) {
            return signed(by, 1, locale) + " " + points;
        }
        return before.signum() == 0
                ? null
                : signed(by.multiply(BigDecimal.valueOf(100)).divide(before.abs(), MathContext.DECIMAL64), 0, locale)
                        + " %";
    }

    private static String signed(BigDecimal by, int digits, Locale locale) {
        var rounded = by.setScale(digits, RoundingMode.HALF_UP);
        var sign = rounded.signum() > 0 ? "+" : rounded.signum() < 0 ? "−" : "±";
        return sign + plain(rounded.abs(), digits, locale);
    }

    private static String plain(BigDecimal value, int digits, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    private static String abbreviated(BigDecimal value, Locale locale) {
        var size = value.abs();
        for (var part : LARGE) {
            if (size.compareTo(BigDecimal.valueOf(part.size)) >= 0) {
                var of = part.unit.equals("k") ? THOUSAND : BigDecimal.valueOf(part.size);
                return plain(value.divide(of, MathContext.DECIMAL64), 1, locale) + " " + part.unit;
            }
        }
        return plain(value, size.compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : 2, locale);
    }

    /** In the two largest units. */
    private static String time(BigDecimal seconds) {
        var left = seconds.abs().setScale(0, RoundingMode.HALF_UP).longValue();
        var parts = new ArrayList<String>();
        for (var part : PARTS) {
            var amount = left / part.size;
            left -= amount * part.size;
            if (amount > 0 && parts.size() < 2) {
                parts.add(amount + " " + part.unit);
            } else if (!parts.isEmpty()) {
                break;
            }
        }
        var told = parts.isEmpty() ? "0 s" : String.join(" ", parts);
        return seconds.signum() < 0 ? "−" + told : told;
    }
}
