package dev.baton.life;

/** What can happen to a case, as in the table of docs/case-life.md. The number chooses among variants. */
record Happening(Kind kind, int n) {

    enum Kind {
        REPORTED_AGAIN,
        TRIAGED,
        WE_REPLY,
        INTERNAL_NOTE,
        CUSTOMER_WRITES,
        NO_ANSWER_NEEDED,
        WAITS,
        WAIT_ENDS,
        ASSESSED,
        ESCALATION_REQUESTED,
        ACCEPTED,
        DECLINED,
        UNANSWERED,
        DE_ESCALATED,
        SOLUTION_PROPOSED,
        BRIEFED,
        ROOT_CAUSE_FOUND,
        STRATEGY_PLANNED,
        CUSTOMER_UPDATED,
        SIGN_OFF_REFUSED,
        SIGNED_OFF,
        REOPENED,
        DOCUMENTED,
        ACCOUNT_CHANGES,
        PERSON_LEAVES,
        MINUTES_PASS,
        HOURS_PASS,
        DAYS_PASS,
        SWEPT
    }

    @Override
    public String toString() {
        return kind + ":" + n;
    }

    static Happening of(String written) {
        var parts = written.strip().split(":");
        return new Happening(Kind.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }
}
