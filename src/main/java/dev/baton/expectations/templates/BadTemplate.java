package dev.baton.expectations.templates;

import java.util.List;

/** A file that is no template, with everything that is wrong with it. */
class BadTemplate extends IllegalArgumentException {

    private final transient List<Flaw> flaws;

    /** @param line from 1 on, 0 where the file as a whole is meant */
    record Flaw(int line, String reason) {}

    BadTemplate(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
