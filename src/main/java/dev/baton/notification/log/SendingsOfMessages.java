package dev.baton.notification.log;

import dev.baton.casefile.Sendings;
import dev.baton.casefile.TimeFormat;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.DeliveryRecords;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

@Component
class SendingsOfMessages implements Sendings {

    private final DeliveryRecords deliveries;
    private final Reasons reasons;
    private final MessageSource messages;

    SendingsOfMessages(DeliveryRecords deliveries, Reasons reasons, MessageSource messages) {
        this.deliveries = deliveries;
        this.reasons = reasons;
        this.messages = messages;
    }

    @Override
    public Map<Long, List<Sending>> of(Collection<Long> interactions) {
        var language = LocaleContextHolder.getLocale();
        return deliveries.of(interactions).stream()
                .collect(Collectors.groupingBy(
                        delivery -> Objects.requireNonNull(delivery.interaction()),
                        LinkedHashMap::new,
                        Collectors.mapping(delivery -> told(delivery, language), Collectors.toList())));
    }

    private Sending told(Delivery delivery, Locale language) {
        var reason = reasons.in(language, delivery.lastError());
        var text = switch (delivery.state()) {
            case WAITING ->
                reason.isEmpty()
                        ? text("waiting", language, delivery.recipient())
                        : text("waitingWhy", language, delivery.recipient(), reason);
            case SENT -> text("sent", language, delivery.recipient(), at(delivery));
            case SHOWN -> text("shown", language, delivery.recipient());
            case FAILED -> text("failed", language, delivery.recipient(), reason);
            case BOUNCED -> text("bounced", language, delivery.recipient(), reason);
            case DROPPED -> text("dropped", language, reason);
        };
        return new Sending(text, delivery.state().isTrouble() || delivery.state() == Delivery.State.DROPPED);
    }

    private static String at(Delivery delivery) {
        return delivery.sentAt() == null ? "" : TimeFormat.told(delivery.sentAt());
    }

    private String text(String key, Locale language, Object... facts) {
        return messages.getMessage("notification.sending." + key, facts, language);
    }
}
