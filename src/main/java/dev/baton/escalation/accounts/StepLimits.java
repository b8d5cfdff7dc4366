package dev.baton.escalation.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.engine.Decisions;
import dev.baton.escalation.accounts.AccountEscalation.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By when things have to be done, as {@code account-escalation.dmn} says. */
@Component
public class StepLimits {

    private final Decisions decisions;
    private final Accounts accounts;
    private final Clock clock;

    StepLimits(Decisions decisions, Accounts accounts, Clock clock) {
        this.decisions = decisions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** By when the step of this state has to be done that begins now. */
    public Instant due(State state) {
        return clock.instant().plus(Duration.parse((String)
                decisions.ask("limitStep", Map.of("step", state.step())).get("within")));
    }

    /** The group that is asked where it is not done by then. */
    public String asks(State state) {
        return (String) decisions.ask("limitStep", Map.of("step", state.step())).get("asks");
    }

    /** By when the contacts of the account hear of it next, who heard of it now. */
    public Instant nextUpdate(String account) {
        var facts = new HashMap<String, Object>();
        facts.put("health", health(account));
        return clock.instant().plus(Duration.parse((String)
                decisions.ask("paceUpdates", facts).get("updateEvery")));
    }

    private @Nullable String health(String account) {
        return accounts.find(account).map(Account::health).orElse(null);
    }
}
