package dev.baton.routing.rota;

import dev.baton.casefile.TimeFormat;
import java.time.Instant;

/** Somebody was faster: what was sent was made from a rota that is not the newest any more. Nothing of it is kept. */
public class RotaChanged extends RuntimeException {

    public RotaChanged(String group, long version, String by, Instant at) {
        super("The rota of %s is version %d by now: %s changed it at %s. Read it again, and put your change into that."
                .formatted(group, version, by, TimeFormat.told(at)));
    }
}
