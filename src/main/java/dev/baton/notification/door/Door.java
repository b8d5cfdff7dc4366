package dev.baton.notification.door;

import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.notification.door.Contacts.Contact;
import dev.baton.notification.outbox.NewDelivery;
import dev.baton.notification.outbox.Outbox;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said to a customer on a case leaves here, once for each who is told, in the transaction in which it is said. */
@Component
class Door {

    /** By which case somebody is written to: their own, which may go on in another one. */
    private static final String READER = "reader";

    private final Contacts contacts;
    private final ChannelChoice channels;
    private final Machines machines;
    private final MailOut mail;
    private final Outbox outbox;

    Door(Contacts contacts, ChannelChoice channels, Machines machines, MailOut mail, Outbox outbox) {
        this.contacts = contacts;
        this.channels = channels;
        this.machines = machines;
        this.mail = mail;
        this.outbox = outbox;
    }

    @OnCaseEvent(Phase.TELL)
    void said(ActivityRecorded recorded) {
        PublicWord.of(recorded.interaction())
                .filter(word -> !word.wasSaidElsewhere())
                .ifPresent(this::leave);
    }

    private void leave(PublicWord word) {
        var told = contacts.of(word.caseNumber());
        var bySource = new HashSet<String>();
        var byMail = new LinkedHashMap<String, Contact>();
        var unheard = true;
        for (var contact : told) {
            var way = channels.of(contact, word.isAutomatic());
            var address = contact.address();
            if (way.equals(ChannelChoice.SOURCE)) {
                unheard = false;
                bySource.add(address == null ? "" : address.key());
            } else if (way.equals(ChannelChoice.MAIL) && address != null) {
                byMail.putIfAbsent(address.key(), contact);
            }
        }
        byMail.keySet().removeAll(bySource);
        if (byMail.isEmpty() && unheard) {
            var noAddress = told.stream().allMatch(contact -> contact.address() == null);
            unsent(word, "", noAddress ? "notification.why.noAddress" : "notification.why.noChannel");
        }
        mail(word, List.copyOf(byMail.values()));
    }

    private void mail(PublicWord word, List<Contact> byMail) {
        if (!byMail.isEmpty() && !mail.isPossible()) {
            unsent(word, byMail.get(0).address().value(), "notification.why.noServer");
        } else {
            byMail.forEach(contact -> mail(word, contact.number(), contact.address()));
        }
    }

    private void mail(PublicWord word, CaseNumber reader, MailAddress address) {
        var objection = word.isAutomatic() ? machines.objection(word, address) : Optional.<String>empty();
        objection.ifPresentOrElse(
                reason -> unsent(word, address.value(), reason),
                () -> outbox.post(delivery(word, ChannelChoice.MAIL, address.value(), Map.of(READER, reader.value()))));
    }

    private void unsent(PublicWord word, String recipient, String reason) {
        var channel = recipient.isEmpty() ? "none" : ChannelChoice.MAIL;
        outbox.postUnsent(delivery(word, channel, recipient, null), reason);
    }

    private static NewDelivery delivery(
            PublicWord word, String channel, String recipient, @Nullable Map<String, Object> body) {
        return new NewDelivery(
                String.join(":", List.of("word", String.valueOf(word.interaction()), channel, recipient)),
                channel,
                recipient,
                word.isAutomatic() ? "automatic" : "reply",
                word.caseNumber(),
                word.interaction(),
                body);
    }
}
