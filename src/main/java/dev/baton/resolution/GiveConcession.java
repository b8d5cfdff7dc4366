package dev.baton.resolution;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refunds, credits and discounts: at once within the limit of who gives them, else once somebody who may has approved. */
public interface GiveConcession {

    enum Kind {
        REFUND,
        CREDIT,
        DISCOUNT;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal where it is none */
        public static Kind of(@Nullable String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("kind", "must be refund, credit or discount"));
        }
    }

    /** @param unit the desk's currency, or {@code %} for a discount */
    record Amount(Kind kind, BigDecimal value, String unit) {

        /** {@code 1,250.00 EUR}, {@code 1.250,00 EUR} or {@code 5 %}. */
        public String told(Locale language) {
            var number = NumberFormat.getNumberInstance(language);
            number.setMinimumFractionDigits(kind == Kind.DISCOUNT ? 0 : 2);
            number.setMaximumFractionDigits(2);
            number.setRoundingMode(RoundingMode.HALF_EVEN);
            return number.format(value) + " " + unit;
        }

        /** {@code refund of 1,250.00 EUR}. */
        public String what() {
            return kind.label() + " of " + told(Locale.ENGLISH);
        }
    }

    /**
     * @param atOnce whether it is given; else somebody is asked
     * @param created false where the same was asked for before and nobody has decided yet
     * @param askedOf who is asked, or the group where everybody of it is; null where it is given at once
     */
    record Given(
            long id,
            boolean atOnce,
            boolean created,
            Amount amount,
            @Nullable String askedOf) {}

    /**
     * What would come of it.
     *
     * @param limit of who asks, for one case
     * @param before what was given on the case lately and counts
     * @param left what they may still give at once
     * @param atOnce whether it would be given at once; false as well where nobody may give it
     * @param askedOf who would be asked, null where it is given at once or nobody may
     */
    record Outlook(
            Amount limit,
            Amount before,
            Amount left,
            boolean atOnce,
            @Nullable String askedOf) {}

    /**
     * @param key the same one again on the same case is the same concession; null where there is none
     * @throws Refusal where it is no amount, or more than anybody may give
     * @throws NotNow where the case is closed, or somebody has to be asked and nothing can move the case
     */
    Given give(
            CaseNumber number, Kind kind, @Nullable BigDecimal amount, String reason, String by, @Nullable String key);

    Outlook outlook(CaseNumber number, Kind kind, BigDecimal amount, String by);

    /** @throws Refusal where it is not theirs, or decided already */
    void withdraw(CaseNumber number, long id, String by);
}
