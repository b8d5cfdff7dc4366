package dev.baton.kpi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure means. All that people read of it stands in {@code kpi/kpis.yml}, and nowhere else.
 *
 * @param id {@code escalationRate}
 * @param population what is counted: {@code cases opened in the period}
 * @param facts the facts it is made of, such as {@code opened}
 * @param of which of these facts, such as the clock {@code firstReply}; null for all of them
 * @param figure what of a fact counts, such as {@code escalated}
 * @param better which way is the good one: {@code higher}, {@code lower} or {@code neither}
 * @param formula how the value comes about
 * @param leftOut what does not count, and why
 */
public record Kpi(
        String id,
        String theme,
        Text name,
        Text definition,
        Text population,
        Text formula,
        Text leftOut,
        Unit unit,
        Aggregate aggregate,
        String facts,
        @Nullable String of,
        String figure,
        Better better) {

    /** In the languages of the desk. */
    public record Text(String en, String de) {

        public String in(Locale locale) {
            return locale.getLanguage().equals("de") ? de : en;
        }
    }

    /** Of the value. */
    public enum Unit {
        /** Of a hundred. */
        PERCENT,
        /** Seconds. */
        SECONDS,
        /** How many. */
        NUMBER,
        /** In the desk's one currency. */
        MONEY,
        /** Of a scale that customers answer on. */
        POINTS
    }

    /** How facts become a value. */
    public enum Aggregate {
        /** Of those of which it is known, how many of a hundred it holds for. */
        SHARE,
        MEAN,
        COUNT,
        /** How much there is at the end of the period: all that came and went until then. */
        LEVEL,
        /** How old that is on average. */
        AGE,
        /** How much there is in people's hands, of a hundred that they can have. */
        UTILIZATION,
        /** By person and day of the desk. */
        PER_DAY,
        /** Of the accounts there were when the period began. */
        REVENUE,
        /** Of the accounts with an open escalation, now. */
        AT_RISK,
        /** Nothing measures it yet: always unknown. */
        NONE
    }

    public enum Better {
        HIGHER,
        LOWER,
        NEITHER
    }
}
