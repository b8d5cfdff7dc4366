package dev.baton.intake.quarantine;

/** A part of the page of what came in: a template with a fragment {@code section(content, mayMend)}, and what it shows. */
public interface IntakeSection {

    /** Name of the template below {@code templates/}. */
    String template();

    Object content();
}
