package dev.baton.life;

import java.util.EnumSet;
import java.util.Set;

/** docs/case-life.md as a function: the state of one case, and which happenings are refused in it. */
final class LifeTable {

    enum State {
        TRIAGE("Triage case"),
        WORK("Work on case"),
        ROOT_CAUSE("Analyze root cause"),
        SIGN_OFF("Sign off resolution"),
        RESOLVED("Document case"),
        CLOSED("");

        final String task;

        State(String task) {
            this.task = task;
        }

        boolean isOpen() {
            return this != RESOLVED && this != CLOSED;
        }
    }

    State state;
    /** The customer wrote after the resolution and nobody has decided yet. */
    boolean openWord;

    final Set<Waits> waits = EnumSet.noneOf(Waits.class);

    enum Waits {
        CUSTOMER("customer"),
        THIRD_PARTY("third-party");

        final String label;

        Waits(String label) {
            this.label = label;
        }
    }

    LifeTable(State state) {
        this.state = state;
    }

    void customerWrites() {
        waits.remove(Waits.CUSTOMER);
        openWord = state == State.RESOLVED;
    }

    void signedOff() {
        state = State.RESOLVED;
        waits.clear();
        openWord = false;
    }

    void reopened() {
        state = State.WORK;
        openWord = false;
    }

    boolean mayWait() {
        return state.isOpen();
    }

    boolean mayBeEscalated() {
        return state.isOpen();
    }

    boolean mayBeAssessed() {
        return state.isOpen() && state != State.TRIAGE;
    }

    boolean mayBeReopened() {
        return state == State.RESOLVED;
    }

    boolean mayBeDocumented() {
        return state == State.RESOLVED && !openWord;
    }
}
