package dev.baton.web;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import dev.baton.engine.PersonsMistake;
import dev.baton.engine.RuleFailed;
import org.springframework.stereotype.Component;

/**
 * A refusal is what a person can mend, and a rule that fails what the process owner can: both are told in their own words. Everything
 * else that fails in a step is a fault of ours and is logged as one.
 */
@Component
class RefusalsAreMistakes implements PersonsMistake {

    @Override
    public boolean is(Throwable failure) {
        return failure instanceof Refusal || failure instanceof UnknownCase || failure instanceof RuleFailed;
    }
}
