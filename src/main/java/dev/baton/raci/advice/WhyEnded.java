package dev.baton.raci.advice;

import java.util.Locale;

/** Why a question is over without an answer. */
enum WhyEnded {
    DONE("it was done before"),
    OVERDUE("the time for it is over, the work goes on without it"),
    RESOLVED("the case is resolved"),
    REOPENED("the case was reopened"),
    CLOSED("the case is closed"),
    NOBODY("nobody else is there to be asked");

    private final String told;

    WhyEnded(String told) {
        this.told = told;
    }

    /** For the story. */
    String told() {
        return told;
    }

    /** As it is kept. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
