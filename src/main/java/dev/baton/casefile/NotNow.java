package dev.baton.casefile;

/**
 * What was asked is right, but not for a case in this state. The message says where the case is and how to go on from
 * there, in the same words whichever way it was asked; the REST API answers it with 409 and the {@code advice}.
 */
public class NotNow extends Refusal {

    private final String advice;

    /** @param why one sentence on where the case is, which names it; {@code advice} one on what to do instead */
    public NotNow(String why, String advice) {
        super("number", why + " " + advice);
        this.advice = advice;
    }

    /** The refusal for whoever asks for something that this case, as it stands, does not offer. */
    public static NotNow as(Case subject) {
        var number = subject.number();
        if (subject.mergedInto() != null) {
            return merged(subject);
        }
        return switch (subject.status()) {
            case CLOSED ->
                new NotNow(
                        "%s is closed.".formatted(number),
                        "Let the customer's message arrive (it opens a follow-up by itself), or report a new case with followUpOf: %s."
                                .formatted(number));
            case RESOLVED -> new NotNow("%s is resolved.".formatted(number), "Reopen it first.");
            case OPEN ->
                subject.priority() == null
                        ? new NotNow(
                                "%s is in triage.".formatted(number),
                                "Complete its task \"Triage case\" in Tasklist first.")
                        : new NotNow("%s is open already.".formatted(number), "Go on with it as it is.");
        };
    }

    private static NotNow merged(Case duplicate) {
        return new NotNow(
                "%s is a duplicate, merged into %s.".formatted(duplicate.number(), duplicate.mergedInto()),
                "Do it on %s.".formatted(duplicate.mergedInto()));
    }

    /** Refuses where the case goes on in another one. */
    public static void ifMerged(Case subject) {
        if (subject.mergedInto() != null) {
            throw merged(subject);
        }
    }

    /** The refusal for what the process of a case has to do, where that process is gone. */
    static NotNow withoutProcess(CaseNumber number) {
        return new NotNow(
                "The process of %s is gone, so that nobody can be asked to do anything.".formatted(number),
                "A manager starts it again on the page Deadlines; send it again then.");
    }

    /** Refuses where nobody works on the case any more: it is resolved or closed. */
    public static void unlessOpen(Case subject) {
        if (subject.status() != Status.OPEN) {
            throw as(subject);
        }
    }

    /** Refuses where nobody works on the case: it is in triage, resolved or closed. */
    public static void unlessWorkedOn(Case subject) {
        if (subject.status() != Status.OPEN || subject.priority() == null) {
            throw as(subject);
        }
    }

    static NotNow suspended(CaseNumber number) {
        return new NotNow(
                "The process of %s is suspended, so that nobody can be asked to do anything.".formatted(number),
                "An administrator activates it in Cockpit.");
    }

    public String advice() {
        return advice;
    }
}
