package dev.baton.sla;

import static dev.baton.sla.ClockName.AGREED;
import static dev.baton.sla.ClockName.CUSTOMER_UPDATE;

import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.CaseEvent.AgreedDateKept;
import dev.baton.casefile.CaseEvent.AgreedDateWithdrawn;
import dev.baton.casefile.CaseEvent.DateAgreed;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What was promised is due when it was said to be, whatever the policy, the priority or a pause makes of other deadlines. */
@Component
class ClocksFollowPromises {

    private final ClockKeeper keeper;
    private final Clock time;

    ClocksFollowPromises(ClockKeeper keeper, Clock time) {
        this.keeper = keeper;
        this.time = time;
    }

    @OnCaseEvent(Phase.MEASURE)
    void aPromiseIsDueWhenItSays(PromiseMade event) {
        start(event.number(), CUSTOMER_UPDATE, event.due(), "promised: " + event.what());
    }

    @OnCaseEvent(Phase.MEASURE)
    void anAgreedDateIsDueWhenItWasAgreed(DateAgreed event) {
        start(event.number(), AGREED, event.due(), "agreed with the customer by " + event.by());
    }

    @OnCaseEvent(Phase.MEASURE)
    void anAgreedDateIsKept(AgreedDateKept event) {
        keeper.change(
                event.number(),
                "kept, says " + event.by(),
                all -> all.change(AGREED, clock -> clock.meet(time.instant())));
    }

    @OnCaseEvent(Phase.MEASURE)
    void anAgreedDateIsWithdrawn(AgreedDateWithdrawn event) {
        keeper.change(event.number(), "withdrawn by " + event.by(), all -> all.change(AGREED, SlaClock::stop));
    }

    /** Due at the very instant that was said: of a budget whole seconds are kept, therefore the start gives way. */
    private void start(CaseNumber number, ClockName name, Instant due, String because) {
        var budget = Duration.ofSeconds(
                Duration.between(time.instant(), due).plusNanos(999_999_999).toSeconds());
        keeper.change(number, because, all -> {
            var clock = keeper.clock(all, number, name);
            var target = clock.target().budget(budget, because, null).on(WorkingCalendar.ALWAYS.name());
            return all.with(clock.aim(name == AGREED ? target.unpaused() : target, WorkingCalendar.ALWAYS)
                    .from(due.minus(budget), Waits.NONE));
        });
    }
}
