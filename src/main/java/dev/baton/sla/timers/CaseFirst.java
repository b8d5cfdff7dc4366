package dev.baton.sla.timers;

import dev.baton.casefile.CaseLocks;
import dev.baton.engine.FirstLock;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** A process's business key is the number of its case: the case is locked first, then its process, its timers and its clocks. */
@Component
class CaseFirst implements FirstLock {

    private final CaseLocks locks;

    CaseFirst(CaseLocks locks) {
        this.locks = locks;
    }

    @Override
    public boolean isTaken() {
        return locks.isTaken();
    }

    @Override
    public void take(Collection<String> businessKeys) {
        locks.take(businessKeys);
    }
}
