package dev.baton.notification;

import dev.baton.casefile.CaseNumber;
import java.util.Optional;
import java.util.Set;

/** What is known of the mails that left: by them an answer finds its case, and a bounce whoever wrote. */
public interface SentMails {

    /** @param messageId with or without angle brackets; whatever else comes in finds nothing */
    Optional<CaseNumber> caseOfMessage(String messageId);

    /** By the token that Baton puts into subjects, {@code [C-000123.xxxxxx]}, which nobody can make up; others find nothing. */
    Optional<CaseNumber> caseOfToken(String subject);

    /** The mail addresses that mails of this case went to, in lower case: whoever else writes on it is a stranger to it. */
    Set<String> participants(CaseNumber number);

    /**
     * It came back. Whoever works on its case is told, once.
     *
     * @param messageId of the mail that came back, as it left; an unknown one changes nothing
     * @param status such as 5.1.1 (RFC 3463)
     */
    void bounced(String messageId, String status, String reason);
}
