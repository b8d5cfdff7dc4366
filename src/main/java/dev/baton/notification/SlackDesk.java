package dev.baton.notification;

import dev.baton.casefile.CaseNumber;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What whoever takes in what people do in Slack has to know of Baton's channels there, and can say in them. */
public interface SlackDesk {

    /** The case whose channel it is, also where it is archived. */
    Optional<CaseNumber> caseOf(String channel);

    /** Whether this is a message of Baton's in its channel: what people write below it is about the case. */
    boolean isOurs(String channel, String thread);

    /** Who of ours this is in Slack, by their mail address; may ask Slack. */
    Optional<String> person(String slackId);

    /** Shows a person a dialog, within the three seconds in which Slack takes one; false where it did not. */
    boolean open(String trigger, Map<String, Object> dialog);

    /** Tells the person who pressed a button something that nobody else sees. */
    void answer(URI responseUrl, String text);

    /** Tells a person something in the channel that nobody else sees. */
    void whisper(String channel, String slackId, String text);
}
