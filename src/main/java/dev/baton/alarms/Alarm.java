package dev.baton.alarms;

import java.time.Instant;

/**
 * Something that needs a person and that no task asks one for.
 *
 * @param subject the number of the case, or the name of the group, source or rule, it is about
 * @param what is wrong, who was told and what to do, in one or two sentences
 */
public record Alarm(Kind kind, String subject, String what, Instant since) {

    public boolean isAboutACase() {
        return kind.isAboutACase();
    }

    public enum Kind {
        GROUP_EMPTY("Nobody is in a group that work is asked of", false),
        NOBODY_REACHABLE("Nobody of a group can be reached at an hour to come", false),
        INTAKE_FULL("As much of a source is kept on Intake as may be", false),
        MAILBOX_UNREAD("A mailbox cannot be read", false),
        PROCESS_GONE("A case has no process"),
        PROCESS_SUSPENDED("The process of a case is suspended"),
        CLOCK_UNWATCHED("A clock runs and no timer watches it"),
        DEADLINE_UNWATCHED("A deadline passed and no timer had watched it"),
        TIMERS_NOT_COMPARED("The timers of a case cannot be compared with its clocks"),
        DEADLINES_NOT_REVIEWED("The deadlines of a case cannot be computed anew"),
        HOLDER_NOT_REPLACED("What somebody held who is gone could not be given to somebody else"),
        TASK_OF_NOBODY("A task was nobody's"),
        RULE_FAILED("A rule failed for a case, and a person decides"),
        RULE_REPLACED("A rule failed, and a plain answer stands in for it", false),
        NOT_ALL_TRIED("New models run that were not tried with all sample cases", false),
        ENDPOINT_FAILING("Nothing reaches an endpoint", false),
        ENDPOINT_DISABLED("An endpoint is told nothing any more", false),
        DELIVERIES_FAILED("Messages could not be delivered", false),
        DELIVERIES_WAIT("Messages have been waiting for longer than they should", false),
        CHECKPOINT_NOT_KEPT("A checkpoint of the audit log did not reach who keeps it", false),
        LOG_BROKEN("The audit log is not what was signed", false),
        LOG_NOT_SIGNED("Nobody signs the audit log", false),
        LOG_UNPROTECTED("Baton's own database role could change the audit log", false),
        NUMBERS_DIFFERED("A figure was not what the trail of its cases says", false),
        RULE_UNANSWERED("A rule failed, and what was asked for was not done", false);

        private final String title;
        private final boolean aboutACase;

        Kind(String title) {
            this(title, true);
        }

        Kind(String title, boolean aboutACase) {
            this.title = title;
            this.aboutACase = aboutACase;
        }

        public boolean isAboutACase() {
            return aboutACase;
        }

        public String title() {
            return title;
        }
    }
}
