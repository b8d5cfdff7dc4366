package dev.baton.routing.choice;

import dev.baton.engine.Decisions;
import dev.baton.routing.OnCall;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;

/** Choosing with somebody on call, among the people there are. */
public final class OnCallChoosing {

    private OnCallChoosing() {}

    public static Choosing with(OnCall onCall, BeanFactory beans) {
        return new Choosing(
                beans.getBean(CandidateFacts.class),
                beans.getBean(WorkingNow.class),
                beans.getBean(Ratings.class),
                beans.getBean(Decisions.class),
                onCall,
                beans.getBean(Clock.class),
                Set.of("support-agent", "cs-manager", "engineering", "support-manager", "leadership"));
    }
}
