package dev.baton.resolution.playbooks;

import java.util.List;

/** A file that is no playbook, with everything that is wrong with it. */
class BadPlaybook extends IllegalArgumentException {

    private final transient List<Flaw> flaws;

    /** @param line from 1 on, 0 where the file as a whole is meant */
    record Flaw(int line, String reason) {}

    BadPlaybook(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    List<Flaw> flaws() {
        return flaws;
    }
}
