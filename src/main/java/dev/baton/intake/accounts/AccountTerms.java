package dev.baton.intake.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The words by which models know an account, {@code baton.accounts.*}: a CRM may spell them in its own way. */
@Component
class AccountTerms {

    /** Retention is counted by these: no desk has others. */
    private static final List<String> RENEWALS = List.of("renewed", "expanded", "reduced", "lost");

    private final List<String> tiers;
    private final List<String> healths;
    private final List<String> usages;

    AccountTerms(
            @Value("${baton.accounts.tiers}") List<String> tiers,
            @Value("${baton.accounts.healths}") List<String> healths,
            @Value("${baton.accounts.usages}") List<String> usages) {
        this.tiers = List.copyOf(tiers);
        this.healths = List.copyOf(healths);
        this.usages = List.copyOf(usages);
    }

    Term tier(@Nullable String given) {
        return Term.of(given, tiers);
    }

    Term health(@Nullable String given) {
        return Term.of(given, healths);
    }

    Term usage(@Nullable String given) {
        return Term.of(given, usages);
    }

    Term renewal(@Nullable String given) {
        return Term.of(given, RENEWALS);
    }

    /**
     * @param kept the word meant, or what was given where it is none of them; null where nothing was
     * @param isKnown false where it is none of them
     * @param all what it may be
     */
    record Term(@Nullable String kept, boolean isKnown, List<String> all) {

        static Term of(@Nullable String given, List<String> all) {
            if (given == null || given.isBlank()) {
                return new Term(null, true, all);
            }
            Optional<String> meant = Optional.of(normal(given)).filter(all::contains);
            return new Term(meant.orElse(given.strip()), meant.isPresent(), all);
        }

        private static String normal(String given) {
            return given.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
        }
    }
}
