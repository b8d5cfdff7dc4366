package dev.baton.notification.log;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import dev.baton.notification.door.Machines;
import dev.baton.notification.door.MailAddress;
import dev.baton.notification.log.DeliveryLog.Filter;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.DeliveryRecords;
import dev.baton.notification.outbox.Outbox;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What left, what waits and what failed, for who may set it right; auditors look. */
@Controller
@RequestMapping("/deliveries")
class DeliveriesPage {

    private static final int ROWS = 50;
    private static final String TO_A_MACHINE = "notification.why.toAMachine";
    private static final String BACK = "redirect:/deliveries";
    private static final Set<String> MENDERS =
            Set.of("support-manager", "leadership", "process-owner", "camunda-admin");

    private final DeliveryLog log;
    private final DeliveryRecords deliveries;
    private final Reasons reasons;
    private final Outbox outbox;
    private final Machines machines;
    private final List<ReadableDelivery> contents;
    private final MessageSource messages;
    private final boolean evaluation;

    DeliveriesPage(
            DeliveryLog log,
            DeliveryRecords deliveries,
            Reasons reasons,
            Outbox outbox,
            Machines machines,
            List<ReadableDelivery> contents,
            MessageSource messages,
            @Value("${baton.evaluation:false}") boolean evaluation) {
        this.log = log;
        this.deliveries = deliveries;
        this.reasons = reasons;
        this.outbox = outbox;
        this.machines = machines;
        this.contents = contents;
        this.messages = messages;
        this.evaluation = evaluation;
    }

    /**
     * What is no state, no channel and no number of a case that they may read finds nothing.
     *
     * @param before the id of a delivery: those before it
     */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(name = "case", defaultValue = "") String number,
            @RequestParam(required = false) @Nullable Long before,
            Authentication login,
            Locale language,
            Model page) {
        var filter = filter(state, channel, number.strip());
        var found = filter.map(asked -> log.list(asked, before == null ? Long.MAX_VALUE : before, ROWS + 1))
                .orElse(List.of());
        var shown = found.stream().limit(ROWS).toList();
        var first = before == null && filter.filter(Filter.NONE::equals).isPresent();
        page.addAttribute("troubles", first ? rows(log.troubles(), language) : List.of());
        page.addAttribute("rows", rows(shown, language));
        page.addAttribute(
                "next", found.size() > ROWS ? shown.get(ROWS - 1).delivery().id() : null);
        page.addAttribute("state", state);
        page.addAttribute("channel", channel);
        page.addAttribute("number", number);
        page.addAttribute("filtered", !filter.filter(Filter.NONE::equals).isPresent());
        page.addAttribute(
                "states",
                Arrays.stream(Delivery.State.values())
                        .map(Delivery.State::label)
                        .toList());
        page.addAttribute("channels", log.channels());
        page.addAttribute("failed", log.failed());
        page.addAttribute("people", machines.exempted());
        page.addAttribute("mayMend", mayMend(login));
        return "notification/deliveries";
    }

    /** The whole of one, as the customer sees it; 404 where there is none that they may read. */
    @GetMapping("/{id}")
    String one(@PathVariable long id, Authentication login, Locale language, Model page) {
        var delivery = deliveries
                .find(id)
                .filter(log::isReadable)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute(
                "row",
                DeliveryRow.of(new DeliveryLog.Shown(delivery, true), reasons.in(language, delivery.lastError())));
        page.addAttribute(
                "shownWords",
                contents.stream()
                        .flatMap(way -> way.read(delivery).stream())
                        .findFirst()
                        .orElse(null));
        page.addAttribute("toAMachine", TO_A_MACHINE.equals(delivery.lastError()) && mayMend(login));
        page.addAttribute("mayAnswer", evaluation && delivery.state() == Delivery.State.SHOWN && mayMend(login));
        return "notification/delivery";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable long id, Locale language, RedirectAttributes answer) {
        told(
                answer,
                language,
                outbox.retry(id) ? "notification.deliveries.retried" : "notification.deliveries.tooLate");
        return BACK;
    }

    @PostMapping("/retry")
    String retryAll(@RequestParam String channel, Locale language, RedirectAttributes answer) {
        told(answer, language, "notification.deliveries.retriedAll", outbox.retryFailed(channel));
        return BACK;
    }

    @PostMapping("/{id}/give-up")
    String giveUp(@PathVariable long id, Principal by, Locale language, RedirectAttributes answer) {
        told(
                answer,
                language,
                outbox.giveUp(id, by.getName())
                        ? "notification.deliveries.givenUp"
                        : "notification.deliveries.tooLate");
        return BACK;
    }

    /** A person is at this address, although its mails say a machine is. */
    @PostMapping("/people")
    String person(@RequestParam String address, Principal by, Locale language, RedirectAttributes answer) {
        var known = MailAddress.in(address);
        known.ifPresent(person -> machines.exempt(person, by.getName()));
        told(
                answer,
                language,
                known.isPresent() ? "notification.people.set" : "notification.people.noAddress",
                address);
        return BACK;
    }

    @PostMapping("/people/remove")
    String noPerson(@RequestParam String address, Locale language, RedirectAttributes answer) {
        MailAddress.in(address).ifPresent(machines::exemptNoMore);
        told(answer, language, "notification.people.removed", address);
        return BACK;
    }

    private void told(RedirectAttributes answer, Locale language, String key, Object... facts) {
        answer.addFlashAttribute("done", messages.getMessage(key, facts, language));
    }

    private List<DeliveryRow> rows(List<DeliveryLog.Shown> shown, Locale language) {
        return shown.stream()
                .map(one ->
                        DeliveryRow.of(one, reasons.in(language, one.delivery().lastError())))
                .toList();
    }

    private static Optional<Filter> filter(String state, String channel, String number) {
        var known = Arrays.stream(Delivery.State.values())
                .filter(one -> one.label().equals(state))
                .findFirst();
        if (!state.isEmpty() && known.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Filter(
                    known.orElse(null),
                    channel.isEmpty() ? null : channel,
                    number.isEmpty() ? null : new CaseNumber(number)));
        } catch (UnknownCase none) {
            return Optional.empty();
        }
    }

    private static boolean mayMend(Authentication login) {
        return login.getAuthorities().stream().anyMatch(group -> MENDERS.contains(group.getAuthority()));
    }
}
