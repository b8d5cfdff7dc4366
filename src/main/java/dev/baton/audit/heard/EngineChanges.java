package dev.baton.audit.heard;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.engine.EngineChange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is done to the engine becomes a deed, on the case whose process it is done to. */
@Component
class EngineChanges {

    private final ApplicationEventPublisher events;

    EngineChanges(ApplicationEventPublisher events) {
        this.events = events;
    }

    @EventListener
    void changed(EngineChange change) {
        events.publishEvent(deed(change));
    }

    @EventListener
    void refused(EngineChange.Refused refused) {
        events.publishEvent(new Deed.Refused(deed(refused.change())));
    }

    private static Deed deed(EngineChange change) {
        var deed = new Deed(
                change.kind(),
                change.by(),
                null,
                null,
                change.aboutType(),
                change.aboutId(),
                change.details(),
                change.people(),
                change.words());
        var key = change.businessKey();
        if (key == null) {
            return deed;
        }
        return CaseNumber.isOne(key) ? deed.on(new CaseNumber(key)) : deed.with("process", key);
    }
}
