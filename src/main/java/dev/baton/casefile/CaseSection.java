package dev.baton.casefile;

/** A room's part of the page that shows a case: a template with a fragment {@code section(content)}, and what it shows. */
public interface CaseSection {

    /** Where on the page: what is next, what can be done, what was said, what to know at a glance, and everything else. */
    enum Place {
        NEXT,
        ACT,
        TALK,
        SIDE,
        RECORD
    }

    /** Name of the template below {@code templates/}, such as {@code sla/clocks}. */
    String template();

    Object content(Case subject);

    default Place place() {
        return Place.RECORD;
    }
}
