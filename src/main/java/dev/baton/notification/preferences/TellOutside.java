package dev.baton.notification.preferences;

import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Decisions;
import dev.baton.notification.NoticeTexts;
import dev.baton.notification.door.MailOut;
import dev.baton.notification.outbox.NewDelivery;
import dev.baton.notification.outbox.Outbox;
import dev.baton.notification.preferences.PersonMessages.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was told or asked in Baton leaves it for whoever wants that, in two steps: each is sorted by {@code notices.dmn} and by what
 * people chose, and what is due then goes into the outbox, all that is due for a person in one message.
 */
@Component
class TellOutside {

    /** What is older tells nobody anything; so long Baton may have been away. */
    private static final Duration OLDEST = Duration.ofHours(24);

    static final String CHANNEL = "person";

    private static final Set<String> FAILURES = Set.of("deliveryFailed", "deliveryBounced");

    private static final int IN_ONE_MESSAGE = 50;

    private final PersonMessages messages;
    private final Preferences preferences;
    private final Decisions decisions;
    private final NoticeTexts texts;
    private final Outbox outbox;
    private final MailOut mail;
    private final Clock clock;
    private final Duration second;

    TellOutside(
            PersonMessages messages,
            Preferences preferences,
            Decisions decisions,
            NoticeTexts texts,
            Outbox outbox,
            MailOut mail,
            Clock clock,
            @Value("${baton.notices.second-after}") Duration second) {
        this.messages = messages;
        this.preferences = preferences;
        this.decisions = decisions;
        this.texts = texts;
        this.outbox = outbox;
        this.mail = mail;
        this.clock = clock;
        this.second = second;
    }

    /** How many were sorted. */
    @Transactional
    public int sort(int most) {
        var told = new ArrayList<>(messages.unsortedNotices(most));
        told.addAll(messages.unsortedTasks(most));
        if (told.isEmpty()) {
            return 0;
        }
        var now = clock.instant();
        var fresh = told.stream()
                .filter(one -> one.at().isAfter(now.minus(OLDEST)) && !isOfOurOwnFailure(one))
                .toList();
        var sorts = decisions.askEach(
                "sortNotice", fresh.stream().map(TellOutside::facts).toList());
        for (var at = 0; at < fresh.size(); at++) {
            sort(fresh.get(at), sorts.get(at), now);
        }
        messages.sorted(told);
        return told.size();
    }

    /** That a message to a person did not arrive is told in Baton only: it would not arrive either, again and again. */
    private static boolean isOfOurOwnFailure(Told told) {
        return FAILURES.contains(told.what())
                && !told.facts().isEmpty()
                && told.facts().get(0).equals(CHANNEL);
    }

    private static Map<String, Object> facts(Told told) {
        var facts = new HashMap<String, Object>();
        facts.put("told", told.what());
        facts.put("asked", told.task() != null);
        facts.put("priority", told.priority());
        return facts;
    }

    private void sort(Told told, Map<String, Object> sort, Instant now) {
        var topic = Topic.of(String.valueOf(sort.get("topic")));
        var always = Boolean.TRUE.equals(sort.get("always")) && told.person() != null;
        for (var whoever : readers(told)) {
            whoever.due(topic, always, now)
                    .ifPresent(due -> messages.add(told, whoever.person(), topic, always, false, due));
            if (always && whoever.second() != null) {
                messages.add(
                        told, whoever.person(), topic, true, true, told.at().plus(second));
            }
        }
    }

    private Collection<Preference> readers(Told told) {
        if (told.person() != null) {
            return preferences.of(List.of(told.person()));
        }
        return told.group() == null ? List.of() : preferences.ofGroup(told.group());
    }

    List<String> whoIsToHear(int most) {
        return messages.peopleWithSomethingDue(clock.instant(), most);
    }

    /** What is due for somebody is in the outbox, or waits until their quiet hours are over. */
    @Transactional
    public void tell(String person) {
        var now = clock.instant();
        var due = messages.due(person, now, IN_ONE_MESSAGE);
        var wishes = preferences.find(person).orElse(null);
        if (wishes == null) {
            messages.remove(due.stream().map(PersonMessage::id).toList());
            return;
        }
        var morning = wishes.outsideOfQuiet(now);
        var wait = due.stream()
                .filter(one -> !one.urgent() && morning.isAfter(now))
                .map(PersonMessage::id)
                .toList();
        messages.postpone(wait, morning);
        var go = due.stream().filter(one -> !wait.contains(one.id())).toList();
        var open = go.stream().filter(PersonMessage::open).toList();
        post(wishes, open.stream().filter(one -> !one.second()).toList(), false);
        post(
                wishes,
                open.stream()
                        .filter(one -> one.second() && !messages.isAnswered(one))
                        .toList(),
                true);
        messages.remove(go.stream().map(PersonMessage::id).toList());
    }

    private void post(Preference wishes, List<PersonMessage> due, boolean second) {
        var address = second ? wishes.second() : wishes.address().orElse(null);
        if (due.isEmpty() || address == null || !mail.isPossible()) {
            return;
        }
        var numbers = due.stream().map(PersonMessage::caseNumber).distinct().toList();
        outbox.post(new NewDelivery(
                "person-%s-%d%s".formatted(wishes.person(), due.get(0).id(), second ? "-second" : ""),
                CHANNEL,
                address,
                second ? "second" : due.stream().anyMatch(PersonMessage::urgent) ? "urgent" : "notice",
                numbers.size() == 1 && numbers.get(0) != null ? new CaseNumber(numbers.get(0)) : null,
                null,
                Map.of(
                        "language",
                        wishes.language().toLanguageTag(),
                        "told",
                        due.stream().map(one -> told(one, wishes.language())).toList())));
    }

    private Map<String, String> told(PersonMessage message, Locale language) {
        var number = message.caseNumber();
        if (message.task() == null) {
            return Map.of(
                    "text",
                    texts.sentence(message.what(), message.facts(), language),
                    "path",
                    number == null ? "/inbox" : "/cases/" + number);
        }
        var kind = number == null ? "taskGiven" : "taskGivenOnCase";
        var facts = number == null ? message.facts() : List.of(message.facts().get(0), number);
        return Map.of(
                "text",
                texts.sentence(kind, facts, language),
                "path",
                "/camunda/app/tasklist/default/#/?task=" + message.task());
    }
}
