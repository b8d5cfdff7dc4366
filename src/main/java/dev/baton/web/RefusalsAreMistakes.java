package dev.baton.web;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import dev.baton.engine.PersonsMistake;
import org.springframework.stereotype.Component;

/** A refusal is what a person can mend; everything else that fails in a step is a fault of ours and is logged as one. */
@Component
class RefusalsAreMistakes implements PersonsMistake {

    @Override
    public boolean is(Throwable failure) {
        return failure instanceof Refusal || failure instanceof UnknownCase;
    }
}
