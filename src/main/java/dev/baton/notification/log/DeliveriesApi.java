package dev.baton.notification.log;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.notification.log.DeliveryLog.Filter;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Outbox;
import dev.baton.web.ProblemResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The log of what leaves Baton. */
@RestController
@RequestMapping("/api/deliveries")
class DeliveriesApi {

    private static final int MOST = 200;

    private final DeliveryLog log;
    private final Reasons reasons;
    private final Outbox outbox;

    private final ApplicationEventPublisher events;

    DeliveriesApi(DeliveryLog log, Reasons reasons, Outbox outbox, ApplicationEventPublisher events) {
        this.events = events;
        this.log = log;
        this.reasons = reasons;
        this.outbox = outbox;
    }

    /** @param next what to ask for as {@code after} to get those before; null on the last page */
    record Page(List<DeliveryRow> items, @Nullable Long next) {}

    /** @param retried whether it is sent again now */
    record Retried(boolean retried) {}

    /**
     * The newest first. Of a case that who asks may not read they are told neither number nor recipient nor reason.
     *
     * @param state waiting, sent, shown, failed, bounced or dropped; 400 where it is none of them
     * @param channel such as mail
     * @param number of a case, as {@code case}; nothing where who asks may not read it
     * @param limit 1 to 200
     * @param after {@code next} of the page before
     */
    @GetMapping
    Page deliveries(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(name = "case", required = false) @Nullable String number,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long after) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal("limit", "must be between 1 and %d".formatted(MOST));
        }
        var filter = new Filter(state(state), channel, number == null ? null : new CaseNumber(number));
        var found = log.list(filter, after == null ? Long.MAX_VALUE : after, limit + 1);
        var shown = found.stream().limit(limit).toList();
        events.publishEvent(Deed.of("Exported").with("what", "deliveries").with("count", shown.size()));
        return new Page(
                shown.stream()
                        .map(one -> DeliveryRow.of(
                                one, reasons.in(Locale.ENGLISH, one.delivery().lastError())))
                        .toList(),
                found.size() > limit ? shown.get(limit - 1).delivery().id() : null);
    }

    /**
     * Has it sent again: 202 with {@code {retried: true}}. 409 where there is nothing to send again: it waits, was sent or is given up
     * already, or there is no such delivery.
     */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Retried retry(@PathVariable long id) {
        if (!outbox.retry(id)) {
            throw ProblemResponses.answer(
                    HttpStatus.CONFLICT,
                    "Delivery %d is none that failed or came back, so it is not sent again. Look at it with GET /api/deliveries."
                            .formatted(id));
        }
        return new Retried(true);
    }

    static Delivery.@Nullable State state(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        return Arrays.stream(Delivery.State.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "state",
                        "must be one of "
                                + Arrays.stream(Delivery.State.values())
                                        .map(Delivery.State::label)
                                        .collect(Collectors.joining(", "))));
    }
}
