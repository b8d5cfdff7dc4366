package dev.baton.casefile;

/** A room's part of the page that shows a case: a template with a fragment {@code section(content)}, and what it shows. */
public interface CaseSection {

    /** Name of the template below {@code templates/}, such as {@code sla/clocks}. */
    String template();

    Object content(Case subject);
}
