package dev.baton.notification.mail;

import dev.baton.notification.PublicUrl;
import dev.baton.notification.log.ReadableDelivery;
import dev.baton.notification.mail.MailText.Written;
import dev.baton.notification.outbox.Channel;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What people of the desk are told outside of Baton. The body of such a delivery says {@code language}, and in {@code told} of each thing
 * its {@code text} and the {@code path} where it stands in Baton; {@code lines} are told below as they are. An answer to it belongs to no case.
 */
@Component
class PersonMail implements Channel, ReadableDelivery {

    private final SendMail server;
    private final MailIdentity identity;
    private final MessageSource messages;
    private final PublicUrl address;

    PersonMail(SendMail server, MailIdentity identity, MessageSource messages, PublicUrl address) {
        this.server = server;
        this.identity = identity;
        this.messages = messages;
        this.address = address;
    }

    @Override
    public String name() {
        return "person";
    }

    /** The same server as that of the mails to customers. */
    @Override
    public String lane(Delivery delivery) {
        return "mail";
    }

    @Override
    public Receipt send(Delivery delivery) throws TryLater, Undeliverable {
        return server.send(written(delivery));
    }

    @Override
    public Optional<Content> read(Delivery delivery) {
        if (!delivery.channel().equals(name())) {
            return Optional.empty();
        }
        var mail = written(delivery);
        return Optional.of(new Content(
                List.of(
                        new Line("notification.mail.from", mail.from()),
                        new Line("notification.mail.to", mail.to()),
                        new Line("notification.mail.subject", mail.subject())),
                mail.text()));
    }

    private Written written(Delivery delivery) {
        var language = Locale.forLanguageTag(String.valueOf(delivery.body().getOrDefault("language", "en")));
        var told = told(delivery);
        var subject = told.size() == 1
                ? line(told.get(0))
                : messages.getMessage("notification.person.several", new Object[] {told.size()}, language);
        return new Written(
                "<baton-note-%d.%d@%s>".formatted(delivery.id(), delivery.round(), identity.domain()),
                identity.shown(),
                delivery.recipient(),
                "Baton: " + subject,
                told.stream().map(this::paragraph).collect(Collectors.joining("\n\n"))
                        + lines(delivery)
                        + "\n\n-- \n"
                        + messages.getMessage("notification.person.foot", null, language),
                true,
                delivery.madeAt(),
                List.of());
    }

    /** Lines below what is told, each as it is. */
    private static String lines(Delivery delivery) {
        return delivery.body().get("lines") instanceof List<?> lines
                ? lines.stream().map(line -> clean(String.valueOf(line))).collect(Collectors.joining("\n", "\n\n", ""))
                : "";
    }

    private static List<?> told(Delivery delivery) {
        return delivery.body().get("told") instanceof List<?> told ? told : List.of();
    }

    private String paragraph(Object told) {
        var path = part(told, "path");
        return line(told)
                + (path.isEmpty() ? "" : address.of(path).map(url -> "\n" + url).orElse(""));
    }

    private static String line(Object told) {
        return clean(part(told, "text"));
    }

    private static String clean(String line) {
        return line.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private static String part(Object told, String name) {
        return told instanceof Map<?, ?> parts && parts.get(name) != null ? String.valueOf(parts.get(name)) : "";
    }
}
