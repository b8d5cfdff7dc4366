package dev.baton.notification.mail;

import dev.baton.notification.door.Machines;
import dev.baton.notification.door.PublicWord;
import dev.baton.notification.door.PublicWords;
import dev.baton.notification.outbox.Channel;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Public words as mails. */
@Component
class MailChannel implements Channel {

    private final PublicWords words;
    private final MailText texts;
    private final SendMail server;
    private final Machines machines;

    MailChannel(PublicWords words, MailText texts, SendMail server, Machines machines) {
        this.words = words;
        this.texts = texts;
        this.server = server;
        this.machines = machines;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Receipt send(Delivery delivery) throws TryLater, Undeliverable {
        var word = delivery.interaction() == null ? Optional.<PublicWord>empty() : words.find(delivery.interaction());
        if (word.isEmpty()) {
            return Receipt.dropped("notification.why.notPublic");
        }
        return isToAMachine(delivery, word.get())
                ? Receipt.dropped("notification.why.toAMachine")
                : server.send(texts.toSend(delivery, word.get()));
    }

    /** Asked again: what a case begins with is answered before it is known who sent that. */
    private boolean isToAMachine(Delivery delivery, PublicWord word) {
        return word.isAutomatic() && machines.answersAMachine(word.caseNumber(), delivery.recipient());
    }
}
