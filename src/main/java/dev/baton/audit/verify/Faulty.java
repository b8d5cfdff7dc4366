package dev.baton.audit.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first fault ends the check. */
final class Faulty extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final transient @Nullable Sought sought;

    Faulty(Finding finding) {
        this(finding, null);
    }

    /** @param sought by which it would turn out to be a change of the order */
    Faulty(Finding finding, @Nullable Sought sought) {
        super(finding.sentence(), null, false, false);
        this.finding = finding;
        this.sought = sought;
    }

    Finding finding() {
        return finding;
    }

    Optional<Sought> sought() {
        return Optional.ofNullable(sought);
    }
}
