package dev.baton.expectations.templates;

import java.util.List;

/** What templates may name. Each has its sentence in the messages, {@code expectations.fact.<name>}. */
public final class KnownFacts {

    /** Lists, of which a section shows each item as {@code {{.}}}. */
    public static final List<String> LISTS = List.of("since");

    /** In the order in which a page tells them. */
    public static final List<String> NAMES = List.of(
            "number",
            "subject",
            "contact",
            "account",
            "desk",
            "stage",
            "priority",
            "inChargeRole",
            "inCharge",
            "writer",
            "nextPromise",
            "promised",
            "since",
            "whatWasDone",
            "whatChanged",
            "statusLink");

    private KnownFacts() {}
}
