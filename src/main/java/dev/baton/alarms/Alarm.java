package dev.baton.alarms;

import java.time.Instant;

/**
 * Something that needs a person and that no task asks one for.
 *
 * @param subject the number of the case, or the name of the group, it is about
 * @param what is wrong, who was told and what to do, in one or two sentences
 */
public record Alarm(Kind kind, String subject, String what, Instant since) {

    public boolean isAboutACase() {
        return kind != Kind.GROUP_EMPTY;
    }

    public enum Kind {
        GROUP_EMPTY("Nobody is in a group that work is asked of"),
        PROCESS_GONE("An open case has no process"),
        CLOCK_UNWATCHED("A clock runs and no timer watches it"),
        DEADLINE_UNWATCHED("A deadline passed and no timer had watched it"),
        TIMERS_NOT_COMPARED("The timers of a case cannot be compared with its clocks"),
        DEADLINES_NOT_REVIEWED("The deadlines of a case cannot be computed anew"),
        HOLDER_NOT_REPLACED("What somebody held who is gone could not be given to somebody else"),
        TASK_OF_NOBODY("A task was nobody's");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
