package dev.baton.notification.mail;

import dev.baton.notification.ShownMails;
import dev.baton.notification.door.PublicWords;
import dev.baton.notification.log.ReadableDelivery;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.DeliveryRecords;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A mail as the customer sees it. */
@Component
class ReadableMail implements ReadableDelivery, ShownMails {

    private final PublicWords words;
    private final MailText texts;
    private final MailIdentity identity;
    private final DeliveryRecords deliveries;

    ReadableMail(PublicWords words, MailText texts, MailIdentity identity, DeliveryRecords deliveries) {
        this.words = words;
        this.texts = texts;
        this.identity = identity;
        this.deliveries = deliveries;
    }

    @Override
    public Optional<Content> read(Delivery delivery) {
        return written(delivery).map(ReadableMail::content);
    }

    @Override
    public Optional<Shown> find(long id) {
        return deliveries
                .find(id)
                .filter(delivery -> delivery.state() == Delivery.State.SHOWN && delivery.caseNumber() != null)
                .flatMap(delivery -> written(delivery)
                        .map(mail -> new Shown(
                                Objects.requireNonNull(delivery.caseNumber()),
                                mail.messageId(),
                                identity.address(),
                                mail.to(),
                                mail.subject())));
    }

    private Optional<MailText.Written> written(Delivery delivery) {
        return delivery.channel().equals("mail") && delivery.interaction() != null
                ? words.find(delivery.interaction()).map(word -> texts.of(delivery, word))
                : Optional.empty();
    }

    private static Content content(MailText.Written mail) {
        return new Content(
                List.of(
                        new Line("notification.mail.from", mail.from()),
                        new Line("notification.mail.to", mail.to()),
                        new Line("notification.mail.subject", mail.subject()),
                        new Line("notification.mail.id", mail.messageId())),
                mail.text());
    }
}
