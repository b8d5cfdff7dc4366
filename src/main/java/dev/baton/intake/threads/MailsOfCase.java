package dev.baton.intake.threads;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who wrote mails on the case, and where the whole of one can be read. */
@Component
@Order(14)
class MailsOfCase implements CaseSection {

    private static final int SHOWN = 20;

    private final ReceivedMails received;

    MailsOfCase(ReceivedMails received) {
        this.received = received;
    }

    record Shown(CaseNumber number, List<ReceivedMails.Kept> mails) {}

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "intake/mails-of-case";
    }

    @Override
    public Shown content(Case subject) {
        return new Shown(subject.number(), received.of(subject.number(), SHOWN));
    }
}
