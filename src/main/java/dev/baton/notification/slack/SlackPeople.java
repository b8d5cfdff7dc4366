package dev.baton.notification.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.SeparateTransaction;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is who: by the mail address that a person has in Baton and in Slack. Asked once a day at most, and after an hour again of who was
 * not found.
 */
@Component
class SlackPeople {

    private static final Duration KNOWN = Duration.ofDays(1);
    private static final Duration UNKNOWN = Duration.ofHours(1);
    private static final Set<String> NOBODY = Set.of("user_not_found", "user_not_visible", "users_not_found");
    private static final int MOST_OF_A_GROUP = 30;

    private final JdbcClient jdbc;
    private final SlackCalls slack;
    private final IdentityService identities;
    private final SeparateTransaction apart;
    private final Clock clock;
    private final Set<String> teams;

    SlackPeople(
            JdbcClient jdbc,
            SlackCalls slack,
            IdentityService identities,
            SeparateTransaction apart,
            Clock clock,
            @Value("${baton.slack.teams}") Set<String> teams) {
        this.teams = teams;
        this.apart = apart;
        this.jdbc = jdbc;
        this.slack = slack;
        this.identities = identities;
        this.clock = clock;
    }

    /** The person, or those of the group of this name, thirty at most. */
    List<String> members(String personOrGroup) {
        return identities.createUserQuery().userId(personOrGroup).count() > 0
                ? List.of(personOrGroup)
                : identities.createUserQuery().memberOfGroup(personOrGroup).listPage(0, MOST_OF_A_GROUP).stream()
                        .map(User::getId)
                        .toList();
    }

    /** Who they are in Slack; empty where nobody there has their mail address. */
    Optional<String> idOf(String person) throws TryLater, Undeliverable {
        var known = jdbc.sql("select slack_id from slack_person where person = ? and looked_at > ? limit 1")
                .params(person, TimeFormat.stored(clock.instant().minus(KNOWN)))
                .query(String.class)
                .optional();
        if (known.isPresent()) {
            return known;
        }
        var mail = mail(person);
        if (mail == null || wasUnknown(person)) {
            return Optional.empty();
        }
        var answer = slack.read("users.lookupByEmail", "email", mail);
        var id = answer.at("/user/id").asText("");
        if (!id.isEmpty()) {
            keep(id, person);
        } else if (answer.path("error").asText().equals("users_not_found")) {
            keepUnknown(person);
        } else {
            throw SlackProblem.of("users.lookupByEmail", answer.path("error").asText());
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** The person who is this in Slack; empty where it is nobody of ours, or not one alone. */
    Optional<String> personOf(String slackId) throws TryLater, Undeliverable {
        var known = jdbc.sql("select person, looked_at from slack_person where slack_id = ?")
                .param(slackId)
                .query((row, nth) -> new Known(
                        row.getString("person"),
                        row.getObject("looked_at", OffsetDateTime.class).toInstant()))
                .optional();
        if (known.isPresent() && known.get().at().isAfter(clock.instant().minus(KNOWN))) {
            return Optional.ofNullable(known.get().person()).filter(this::isThere);
        }
        var answer = slack.read("users.info", "user", slackId);
        if (!answer.path("ok").asBoolean()
                && !NOBODY.contains(answer.path("error").asText())) {
            throw SlackProblem.of("users.info", answer.path("error").asText());
        }
        var user = answer.path("user");
        var mail = isOfOurs(user) ? user.at("/profile/email").asText("") : "";
        var same = mail.isEmpty()
                ? List.<User>of()
                : identities.createUserQuery().userEmail(mail).list();
        var person = same.size() == 1 ? same.get(0).getId() : null;
        keep(slackId, person);
        return Optional.ofNullable(person);
    }

    /** In a channel that is shared, people of another workspace have the mail addresses that one says they have. */
    private boolean isOfOurs(JsonNode user) {
        return teams.isEmpty() || teams.contains(user.path("team_id").asText());
    }

    private record Known(@Nullable String person, Instant at) {}

    private boolean isThere(String person) {
        return identities.createUserQuery().userId(person).count() > 0;
    }

    private @Nullable String mail(String person) {
        var user = identities.createUserQuery().userId(person).singleResult();
        return user == null || user.getEmail() == null || user.getEmail().isBlank() ? null : user.getEmail();
    }

    private boolean wasUnknown(String person) {
        return jdbc.sql("select exists (select 1 from slack_unknown where person = ? and looked_at > ?)")
                .params(person, TimeFormat.stored(clock.instant().minus(UNKNOWN)))
                .query(Boolean.class)
                .single();
    }

    private void keepUnknown(String person) {
        apart.run(() ->
                jdbc.sql("""
                insert into slack_unknown (person, looked_at) values (?, ?)
                on conflict (person) do update set looked_at = excluded.looked_at
                """).params(person, TimeFormat.stored(clock.instant())).update());
    }

    private void keep(String slackId, @Nullable String person) {
        apart.run(() -> jdbc.sql("""
                insert into slack_person (slack_id, person, looked_at) values (?, ?, ?)
                on conflict (slack_id) do update set person = excluded.person, looked_at = excluded.looked_at
                """)
                .params(slackId, person, TimeFormat.stored(clock.instant()))
                .update());
    }
}
