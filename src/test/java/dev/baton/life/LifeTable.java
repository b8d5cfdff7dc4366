package dev.baton.life;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    enum Waits {
        CUSTOMER("customer"),
        THIRD_PARTY("third-party");

        final String label;

        Waits(String label) {
            this.label = label;
        }
    }

    State state;
    /** The customer wrote after the resolution and nobody has decided yet. */
    boolean openWord;

    @Nullable
    Instant writtenAt;

    /** Somebody deleted the process: nobody is asked to do anything until it is started again. */
    boolean orphan;
    /** Baton has looked at all cases since something happened. */
    boolean swept;

    final Set<Waits> waits = EnumSet.noneOf(Waits.class);

    LifeTable(State state) {
        this.state = state;
    }

    void customerWrites(Instant at) {
        waits.remove(Waits.CUSTOMER);
        if (state == State.RESOLVED && !openWord) {
            openWord = true;
            writtenAt = at;
        }
    }

    /** @param given a reply recorded later may have been given before the customer wrote; then it answers nothing */
    void weReply(Instant given) {
        openWord &= writtenAt != null && given.isBefore(writtenAt);
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

    void closed() {
        state = State.CLOSED;
        orphan = false;
    }

    /** What its customer wrote is a word on this case as well. */
    void takesInADuplicate() {
        waits.remove(Waits.CUSTOMER);
    }

    void merged() {
        closed();
        waits.clear();
        openWord = false;
    }

    boolean mayBeMerged() {
        return state.isOpen();
    }

    /** It goes on where it stood. */
    void restarted() {
        orphan = false;
    }

    boolean mayWait() {
        return state.isOpen();
    }

    boolean mayBeEscalated() {
        return state.isOpen() && !orphan;
    }

    boolean mayBeGivenSomething() {
        return state != State.CLOSED;
    }

    boolean mayBeAssessed() {
        return state.isOpen() && state != State.TRIAGE && !orphan;
    }

    boolean mayBeReopened() {
        return state == State.RESOLVED && !orphan;
    }

    boolean mayBeRestarted() {
        return orphan && state != State.CLOSED;
    }
}
