package dev.baton.review.books;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.Presence;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody is to do something by a date: it is their task from now on. */
@Component
public class AgreeAction {

    public static final int LONGEST = 500;
    static final String PROCESS = "review-action";

    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int MOST = 50;

    private final ReviewBooks reviews;
    private final ActionBooks actions;
    private final IdentityService identities;
    private final Presence presence;
    private final Notices notices;
    private final RuntimeService runtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgreeAction(
            ReviewBooks reviews,
            ActionBooks actions,
            IdentityService identities,
            Presence presence,
            Notices notices,
            RuntimeService runtime,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reviews = reviews;
        this.actions = actions;
        this.identities = identities;
        this.presence = presence;
        this.notices = notices;
        this.runtime = runtime;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param dimension of the cause it is about, with its {@code key}; null where it is about none
     */
    public record Agreed(
            String text,
            String owner,
            Instant due,
            @Nullable String dimension,
            @Nullable String key) {}

    /**
     * The same text in the same review is the same action.
     *
     * @return its number, null where it was agreed already
     * @throws Refusal where it cannot be one
     * @throws NotNow where nothing came in the period, or there are too many
     */
    @Transactional
    public @Nullable String agree(String review, Agreed wanted, String by) {
        var one = reviews.getForChange(review);
        if (one.state() == Review.State.EMPTY) {
            throw new NotNow("Nothing came in the period of %s.".formatted(review), "There is nothing to act on.");
        }
        if (actions.of(review).size() >= MOST) {
            throw new NotNow("%s has %d actions.".formatted(review, MOST), "Agree on fewer that are done.");
        }
        var text = text(wanted.text());
        var owner = owner(wanted.owner());
        due(wanted.due());
        if ((wanted.dimension() == null) != (wanted.key() == null)) {
            throw new Refusal("cause", "must be one of the tables of the review");
        }
        var number = actions.insert(review, text, owner, wanted.due(), wanted.dimension(), wanted.key(), by);
        if (number == null) {
            return null;
        }
        runtime.startProcessInstanceByKey(PROCESS, number, Map.of("number", review));
        var deed = Deed.of("ReviewActionAgreed")
                .by(by)
                .about("review", review)
                .with("action", number)
                .person("owner", owner)
                .words("text", text);
        events.publishEvent(one.caseNumber() == null ? deed : deed.on(new CaseNumber(one.caseNumber())));
        if (!owner.equals(by)) {
            notices.tellPerson(owner, new Notice(null, null, "reviewActionYours", List.of(number, review)));
        }
        return number;
    }

    private static String text(String given) {
        var problem = TextRules.problem(given, LONGEST, true);
        if (problem != null) {
            throw new Refusal("text", problem);
        }
        return given.strip();
    }

    private String owner(String given) {
        var owner = given.strip();
        if (owner.isEmpty()
                || TextRules.unstorable(owner) >= 0
                || identities.createUserQuery().userId(owner).count() == 0) {
            throw new Refusal(
                    "owner",
                    "must be the name somebody logs in with; \"%s\" is nobody"
                            .formatted(TextRules.shortened(owner, 40)));
        }
        if (!presence.isThere(owner)) {
            throw new Refusal(
                    "owner", "must be somebody who is there; \"%s\" is away or gets no work any more".formatted(owner));
        }
        return owner;
    }

    private void due(Instant due) {
        var now = clock.instant();
        if (!due.isAfter(now) || due.isAfter(now.plus(FURTHEST))) {
            throw new Refusal("due", "must be a date within the next year");
        }
    }
}
