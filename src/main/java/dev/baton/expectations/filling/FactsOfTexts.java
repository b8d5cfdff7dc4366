package dev.baton.expectations.filling;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CustomerLink;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.casefile.WorkStep;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a customer may know of their case, in their language and on their clock. Nothing internal is among it. */
@Component
class FactsOfTexts {

    private final Accounts accounts;
    private final PromisedWord promised;
    private final Waiting waiting;
    private final InCharge inCharge;
    private final SinceLastWord since;
    private final LastAnswer lastAnswer;
    private final Readers readers;
    private final ObjectProvider<CustomerLink> link;
    private final MessageSource messages;
    private final String desk;

    FactsOfTexts(
            Accounts accounts,
            PromisedWord promised,
            Waiting waiting,
            InCharge inCharge,
            SinceLastWord since,
            LastAnswer lastAnswer,
            Readers readers,
            ObjectProvider<CustomerLink> link,
            MessageSource messages,
            @Value("${baton.texts.desk}") String desk) {
        this.accounts = accounts;
        this.promised = promised;
        this.waiting = waiting;
        this.inCharge = inCharge;
        this.since = since;
        this.lastAnswer = lastAnswer;
        this.readers = readers;
        this.link = link;
        this.messages = messages;
        this.desk = desk;
    }

    /** Texts and lists of texts by the names that templates use; what there is nothing to say of is missing. */
    Map<String, Object> of(Case subject, Locale language) {
        var account = accounts.get(subject.account());
        var facts = new HashMap<String, Object>();
        facts.put("number", subject.number().value());
        facts.put("subject", subject.subject());
        facts.put("account", account.name());
        facts.put("desk", desk);
        facts.put("stage", word("stage." + stage(subject), language));
        facts.put("since", since.of(subject, language));
        put(facts, "contact", readers.areSeveral(subject) ? null : contact(subject.contact()));
        put(facts, "whatWasDone", lastAnswer.beforeTheSignOff(subject));
        if (subject.priority() != null) {
            facts.put("priority", word("priority." + subject.priority().name(), language));
        }
        inCharge.of(subject.accountable()).ifPresent(known -> {
            facts.put("inChargeRole", word("role." + known.role(), language));
            put(facts, "inCharge", known.firstName());
        });
        promised.next(subject.number()).ifPresent(due -> {
            var hour = told(due, subject, language);
            facts.put("nextPromise", hour);
            facts.put("promised", hour);
        });
        link.stream()
                .flatMap(known -> known.standIn(subject.number()).stream())
                .findFirst()
                .ifPresent(address -> facts.put("statusLink", address));
        return facts;
    }

    private String stage(Case subject) {
        if (subject.status() != Status.OPEN) {
            return subject.status().label();
        }
        if (waiting.isOn(subject.number(), WaitingOn.CUSTOMER)) {
            return "waiting";
        }
        if (subject.escalated()) {
            return "escalated";
        }
        if (subject.priority() == null) {
            return "triage";
        }
        return subject.step() == WorkStep.SIGN_OFF ? "checking" : "work";
    }

    /** An hour as the customer reads it. */
    String told(Instant due, Case subject, Locale language) {
        var account = accounts.get(subject.account());
        var zone = zone(Objects.requireNonNullElse(subject.zone(), Objects.requireNonNullElse(account.zone(), "UTC")));
        return DateTimeFormatter.ofPattern(word("time", language), language)
                .withZone(zone)
                .format(due);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** The name before an address, as in {@code Ada <ada@example.org>}; of a bare address nothing, which is nobody's name. */
    static @Nullable String contact(@Nullable String given) {
        if (given == null) {
            return null;
        }
        var name = given.replaceAll("<[^>]*>", "").replace("\"", "").strip();
        return name.isEmpty() || name.contains("@") ? null : name;
    }

    private String word(String key, Locale language) {
        return messages.getMessage("expectations." + key, null, language);
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
