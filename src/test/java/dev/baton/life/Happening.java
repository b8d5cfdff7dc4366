package dev.baton.life;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What can happen to a case, as in the table of docs/case-life.md. The number chooses among variants. */
record Happening(Kind kind, int n) {

    private static final int VARIANTS = 60;

    /** Whatever brings a case further comes more often, so that a life sees all of its states. */
    enum Kind {
        REPORTED_AGAIN(1),
        TRIAGED(6),
        WE_REPLY(4),
        HOUR_STATED(3),
        IMPROVED(1),
        INTERNAL_NOTE(1),
        AUTOMATIC_MESSAGE(1),
        CUSTOMER_WRITES(6),
        CUSTOMER_MAILS(3),
        NO_ANSWER_NEEDED(2),
        NOT_SOLVED(1),
        WAITS(3),
        WAIT_ENDS(2),
        ASSESSED(4),
        ESCALATION_REQUESTED(6),
        TASK_TAKEN(4),
        WORK_GIVEN(3),
        ACCEPTED(5),
        DECLINED(3),
        BRIEF_REJECTED(3),
        BRIEF_COMPLETED(3),
        UNANSWERED(3),
        LEAD_OVERDUE(2),
        UPDATE_DUE(2),
        LEADERS_UPDATED(3),
        DE_ESCALATED(3),
        SOLUTION_PROPOSED(8),
        BRIEFED(2),
        ANSWERED_STILL_WORKING(3),
        WAITS_BY_FORM(2),
        ROOT_CAUSE_FOUND(3),
        STRATEGY_PLANNED(2),
        CUSTOMER_UPDATED(2),
        ADVICE_GIVEN(3),
        SIGN_OFF_REFUSED(2),
        SIGNED_OFF(8),
        REOPENED(4),
        DOCUMENTED(4),
        MERGED(2),
        DUPLICATE_MERGED(3),
        DATE_AGREED(2),
        CONCESSION_GIVEN(1),
        CONCESSION_ASKED(3),
        CONCESSION_DECIDED(3),
        CONCESSION_UNANSWERED(2),
        ACCOUNT_CHANGES(4),
        REVIEWED(2),
        PERSON_LEAVES(4),
        PERSON_COMES_BACK(3),
        PERSON_AWAY(3),
        PERSON_BACK(2),
        WORK_MOVED(2),
        GROUP_EMPTIES(1),
        GROUP_FILLS(1),
        PROCESS_DELETED(3),
        PROCESS_RESTARTED(4),
        MINUTES_PASS(4),
        HOURS_PASS(4),
        DAYS_PASS(1),
        SWEPT(4),
        PAGE_OPENED(2),
        PAGE_WRITES(2),
        PAGE_ESCALATES(2),
        PAGE_SOLVED(1),
        PAGE_NOT_SOLVED(2);

        private static final int ALL =
                Arrays.stream(values()).mapToInt(kind -> kind.weight).sum();

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        static Kind any(RandomGenerator random) {
            var left = random.nextInt(ALL);
            for (var kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("Weights do not add up");
        }
    }

    static Happening any(RandomGenerator random) {
        return new Happening(Kind.any(random), random.nextInt(VARIANTS));
    }

    static Happening of(String written) {
        var parts = written.strip().split(":");
        return new Happening(Kind.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
        return kind + ":" + n;
    }
}
