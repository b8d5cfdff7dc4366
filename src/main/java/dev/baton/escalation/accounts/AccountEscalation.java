package dev.baton.escalation.accounts;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An escalation of an account, from the request to its review.
 *
 * @param number {@code AE-} and at least six digits; also the business key of its process
 * @param account the id it is kept under
 * @param impact what it costs the customer, and us
 * @param ask what Customer Success shall do or get done
 * @param responsible the one person directly responsible
 * @param responsibleGroup the group as one of which they are
 * @param due by when the step of its state has to be done; while it is led only once all criteria are settled
 * @param answer why it was found without merit
 * @param channel where everybody who works on it meets
 * @param nextUpdate by when the contacts of the account hear of it next
 * @param goesOnBecause why it did not end when its criteria were settled
 */
public record AccountEscalation(
        String number,
        String account,
        State state,
        String reason,
        String impact,
        String ask,
        String requestedBy,
        Instant requestedAt,
        String responsible,
        String responsibleGroup,
        @Nullable Instant due,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        @Nullable String channel,
        @Nullable String brief,
        @Nullable Trend trend,
        @Nullable Instant nextUpdate,
        @Nullable String goesOnBecause,
        @Nullable Instant deEscalatedAt,
        @Nullable String deEscalatedBecause,
        @Nullable String review,
        @Nullable Instant endedAt) {

    private static final Pattern NUMBER = Pattern.compile("AE-\\d{6,18}");

    /** Whether it has the form of a number of one. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Whether anything of it can still change. */
    public boolean isOver() {
        return endedAt != null;
    }

    /** @param step as {@code limitStep} of account-escalation.dmn calls it; empty where nothing is to be done any more */
    public enum State {
        REQUESTED("acceptance"),
        SETTING_UP("setUp"),
        LEADING("ending"),
        REVIEWING("review"),
        DECLINED(""),
        ENDED("");

        private final String step;

        State(String step) {
            this.step = step;
        }

        public String step() {
            return step;
        }

        /** Whether the account is escalated by it, or may be. */
        public boolean isOpen() {
            return this == REQUESTED || this == SETTING_UP || this == LEADING;
        }
    }

    public enum Trend {
        IMPROVING,
        SAME,
        DECLINING
    }
}
