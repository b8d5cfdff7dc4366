package dev.baton.expectations.filling;

import dev.baton.casefile.Case;
import dev.baton.casefile.Status;
import dev.baton.expectations.CustomerTexts.Reply;
import dev.baton.expectations.NextUpdate;
import dev.baton.expectations.Occasion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a text says once somebody sends it: who they are, and what is promised with it. */
@Component
class FactsOfReplies {

    /** In place of a fact that there is not. */
    static final String NONE = "";

    private final NextUpdate nextUpdate;
    private final InCharge people;

    FactsOfReplies(NextUpdate nextUpdate, InCharge people) {
        this.nextUpdate = nextUpdate;
        this.people = people;
    }

    /** The stated hour, else that of the rules in whole minutes; null where nothing is promised, or an hour to move to is not stated yet. */
    @Nullable
    Instant next(Occasion occasion, Case subject, Reply reply) {
        if (subject.status() != Status.OPEN) {
            return null;
        }
        if (reply.next() != null || occasion == Occasion.PROMISE_MOVED) {
            return reply.next();
        }
        return nextUpdate.fromNow(subject).truncatedTo(ChronoUnit.MINUTES);
    }

    /** @param told the hour as the customer reads it */
    Map<String, Object> of(Reply reply, @Nullable String told) {
        var writer = people.of(reply.writer()).map(InCharge.Known::firstName);
        return Map.of("nextPromise", Objects.requireNonNullElse(told, NONE), "writer", writer.orElse(NONE));
    }
}
