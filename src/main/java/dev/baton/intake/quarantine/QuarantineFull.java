package dev.baton.intake.quarantine;

/** As much of a source is kept as may be: its message was not kept. */
public class QuarantineFull extends RuntimeException {

    QuarantineFull(String source) {
        super("As much of %s is kept as may be".formatted(source));
    }
}
