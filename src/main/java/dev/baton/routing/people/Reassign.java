package dev.baton.routing.people;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.routing.choice.Choosing;
import dev.baton.routing.holders.GiveAway;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** All that somebody holds goes to others, case by case, each in a transaction of its own and with the reason in its story. */
@Component
public class Reassign {

    private final GiveAway giveAway;
    private final Choosing choosing;
    private final ThreadLocal<@Nullable Set<Move>> moves = new ThreadLocal<>();

    private final ApplicationEventPublisher events;

    Reassign(GiveAway giveAway, Choosing choosing, ApplicationEventPublisher events) {
        this.events = events;
        this.giveAway = giveAway;
        this.choosing = choosing;
    }

    /**
     * @param moved in the order of the cases, then the account escalations
     * @param left the cases and account escalations of which something could not be moved; it is tried again where they are away or get no work, and an alarm
     *     stands for each
     */
    public record Moved(List<Move> moved, List<String> left) {}

    /** @param by whoever moves it, for the story */
    public Moved all(String person, String reason, String by) {
        var because = "%s moves all work of %s: %s".formatted(by, person, reason);
        var moved = cases(person, giveAway.casesOf(person), because);
        tell(person, moved, reason, by);
        return moved;
    }

    private void tell(String person, Moved moved, @Nullable String reason, @Nullable String by) {
        events.publishEvent(Deed.of("WorkReassigned")
                .by(by)
                .about(Deed.PERSON, person)
                .with("moved", moved.moved().size())
                .with("left", moved.left().size())
                .words("reason", reason));
    }

    /** Of whoever gets no work any more. */
    public Moved disabled(String person) {
        var moved = cases(person, giveAway.casesOf(person), person + " gets no work any more");
        tell(person, moved, null, null);
        return moved;
    }

    private Moved cases(String person, List<CaseNumber> cases, String because) {
        var substitute = choosing.substitute(person).orElse(null);
        var heard = new LinkedHashSet<Move>();
        var left = new ArrayList<String>();
        moves.set(heard);
        try {
            for (var number : cases) {
                if (!giveAway.from(person, number, because, substitute, () -> true)) {
                    left.add(number.value());
                }
            }
        } finally {
            moves.remove();
        }
        var besides = giveAway.besides(person, because, () -> true);
        besides.moved().forEach((number, to) -> heard.add(new Move(number, "account-escalation", to)));
        left.addAll(besides.left());
        heard.removeIf(move -> left.contains(move.number()));
        return new Moved(List.copyOf(heard), left);
    }

    @OnCaseEvent(Phase.TELL)
    void happened(CaseEvent event) {
        var heard = moves.get();
        if (heard != null) {
            Move.of(event).ifPresent(heard::add);
        }
    }
}
