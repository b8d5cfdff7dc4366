package dev.baton.notification.slack;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.Status;
import dev.baton.notification.outbox.Channel;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.Receipt;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Brings the channel of a case to what it should be: made, its people in it, its topic true, the question asked, and archived once it is
 * over. It compares what is with what should be, so that attempts that overtake each other, or come twice, end alike. Where
 * Baton is killed between a step and writing it down, that step alone is done once more.
 */
@Component
class SlackChannel implements Channel {

    static final String NAME = "slack";

    private static final String OVER = "over";
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    /** What the last steps of an attempt take at most. */
    private static final Duration TO_THE_END = Duration.ofSeconds(30);

    private static final Set<String> THERE_ALREADY =
            Set.of("already_in_channel", "cant_invite_self", "user_is_restricted", "cant_invite");

    private final SlackRooms rooms;
    private final SlackCalls slack;
    private final SlackPeople people;
    private final RoomTexts texts;
    private final CaseFile caseFile;
    private final Accounts accounts;
    private final SlackSettings settings;
    private final Clock clock;

    SlackChannel(
            SlackRooms rooms,
            SlackCalls slack,
            SlackPeople people,
            RoomTexts texts,
            CaseFile caseFile,
            Accounts accounts,
            SlackSettings settings,
            Clock clock) {
        this.rooms = rooms;
        this.slack = slack;
        this.people = people;
        this.texts = texts;
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Receipt send(Delivery delivery) throws TryLater, Undeliverable {
        if (!settings.isOn()) {
            return Receipt.dropped("notification.why.slack.off");
        }
        var id = open(delivery);
        if (id.isEmpty()) {
            return Receipt.dropped("notification.why.slack.over");
        }
        var room = rooms.take(id.get()).orElseThrow(() -> new TryLater("notification.why.slack.busy", A_MOMENT));
        try {
            return Receipt.sent(bringUpToDate(room));
        } catch (SlackProblem problem) {
            if (problem.isOfTheChannel()) {
                rooms.ended(room.id());
            }
            throw problem;
        } finally {
            rooms.leave(room);
        }
    }

    /** Who has it sent again after somebody archived the channel, while the case is escalated, wants another. */
    private Optional<Long> open(Delivery delivery) {
        var id = Long.parseLong(delivery.recipient());
        var open = rooms.open(id);
        if (open.isPresent()
                || delivery.round() == 1
                || delivery.caseNumber() == null
                || isOver(caseFile.get(delivery.caseNumber()))) {
            return open;
        }
        rooms.again(id);
        return rooms.open(id);
    }

    private static boolean isOver(Case subject) {
        return !subject.escalated() || subject.status() != Status.OPEN || subject.mergedInto() != null;
    }

    /** The channel's id. */
    private String bringUpToDate(SlackRoom room) throws TryLater, Undeliverable {
        var subject = caseFile.get(room.caseNumber());
        var over = isOver(subject);
        if (over && room.channel() == null) {
            rooms.archived(room);
            return "none";
        }
        var channel = room.channel() == null ? make(room, subject) : room.channel();
        if (over) {
            archive(room, subject, channel);
        } else {
            topic(room, subject, channel);
            invite(room, subject, channel);
            post(room, subject, channel);
        }
        return channel;
    }

    private String make(SlackRoom room, Case subject) throws TryLater, Undeliverable {
        var account = accounts.get(subject.account());
        for (var name : RoomName.of(Objects.requireNonNullElse(account.name(), account.id()), room)) {
            var answer = slack.ask("conversations.create", Map.of("name", name, "is_private", settings.privately()));
            if (answer.path("ok").asBoolean()) {
                var channel = answer.at("/channel/id").asText();
                rooms.made(room.id(), channel, name);
                return channel;
            }
            if (!answer.path("error").asText().equals("name_taken")) {
                throw SlackProblem.of(
                        "conversations.create", answer.path("error").asText());
            }
        }
        throw new Undeliverable("notification.why.slack.names");
    }

    private void topic(SlackRoom room, Case subject, String channel) throws TryLater, Undeliverable {
        var topic = texts.topic(subject, room.stage());
        if (!topic.equals(room.topic())) {
            slack.call("conversations.setTopic", Map.of("channel", channel, "topic", topic));
            rooms.topic(room.id(), topic);
        }
    }

    /** One by one: of several Slack invites none where one cannot be. Who left by themselves is not called back. */
    private void invite(SlackRoom room, Case subject, String channel) throws TryLater, Undeliverable {
        var wanted = new LinkedHashSet<String>();
        Stream.of(subject.responsible(), subject.accountable())
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        room.wanted().forEach(one -> wanted.addAll(people.members(one)));
        room.invited().forEach(wanted::remove);
        for (var person : wanted) {
            unlessLate(room);
            var id = people.idOf(person);
            if (id.isPresent()) {
                var answer = slack.ask("conversations.invite", Map.of("channel", channel, "users", id.get()));
                var error = answer.path("error").asText();
                if (!answer.path("ok").asBoolean() && !THERE_ALREADY.contains(error)) {
                    throw SlackProblem.of("conversations.invite", error);
                }
                rooms.invited(room.id(), person);
            }
        }
    }

    /** Where Slack is slow the next attempt goes on with it, before somebody else takes it. */
    private void unlessLate(SlackRoom room) throws TryLater {
        if (clock.instant().plus(TO_THE_END).isAfter(room.busyUntil())) {
            throw new TryLater("notification.why.slack.slow", A_MOMENT);
        }
    }

    private void post(SlackRoom room, Case subject, String channel) throws TryLater, Undeliverable {
        if (room.asked() != null && !room.asked().equals(room.posted())) {
            post(room, texts.question(subject, channel, room.asked()));
        } else if (room.threads().isEmpty()) {
            post(room, texts.beginning(subject, channel));
        }
    }

    private void post(SlackRoom room, Map<String, Object> message) throws TryLater, Undeliverable {
        var thread = slack.call("chat.postMessage", new LinkedHashMap<>(message))
                .path("ts")
                .asText();
        rooms.posted(room.id(), room.asked(), thread);
    }

    /** Somebody who did it by hand, or deleted the channel, was only earlier. */
    private void archive(SlackRoom room, Case subject, String channel) throws TryLater, Undeliverable {
        try {
            if (!OVER.equals(room.posted())) {
                var said = slack.call("chat.postMessage", texts.end(subject, channel));
                rooms.posted(room.id(), OVER, said.path("ts").asText());
            }
            slack.call("conversations.archive", Map.of("channel", channel));
        } catch (SlackProblem problem) {
            if (!problem.isOfTheChannel()) {
                throw problem;
            }
        }
        rooms.archived(room);
    }
}
