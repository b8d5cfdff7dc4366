package dev.baton.intake.threads;

import dev.baton.intake.quarantine.IntakeSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which mails were left out lately, and whose are written by people although they say otherwise. */
@Component
@Order(2)
class MailSendersSection implements IntakeSection {

    private static final int SHOWN = 50;
    private static final int MOST_EXCEPTIONS = 500;

    private final ReceivedMails received;
    private final WrittenByPeople people;

    MailSendersSection(ReceivedMails received, WrittenByPeople people) {
        this.received = received;
        this.people = people;
    }

    record Shown(List<ReceivedMails.Kept> leftOut, List<WrittenByPeople.Exception> people) {}

    @Override
    public String template() {
        return "intake/mails";
    }

    @Override
    public Shown content() {
        return new Shown(received.leftOut(SHOWN), people.all(MOST_EXCEPTIONS));
    }
}
