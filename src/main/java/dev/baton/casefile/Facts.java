package dev.baton.casefile;

import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The few plain facts about a case that models decide on, under the names models use. */
@Component
public class Facts {

    /** What {@link #of} answers to. */
    public static final Set<String> NAMES = Set.of(
            "number",
            "account",
            "accountComplete",
            "category",
            "productArea",
            "impact",
            "urgency",
            "channel",
            "tier",
            "industry",
            "region",
            "health",
            "usage",
            "arr",
            "recentCases",
            "renewalDays",
            "mrrRatio");

    private static final Duration RECENT = Duration.ofDays(90);

    private final CaseFile caseFile;
    private final Accounts accounts;
    private final Categories categories;
    private final Clock clock;
    private final TransactionMemory<Map<Account, Map<String, Object>>> known = new TransactionMemory<>(HashMap::new);

    Facts(CaseFile caseFile, Accounts accounts, Categories categories, Clock clock) {
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.categories = categories;
        this.clock = clock;
    }

    /**
     * {@code number account accountComplete category productArea impact urgency channel tier industry region health usage} as
     * text (or null), {@code renewalDays} whole days until the account renews, negative once it has, {@code arr} its annual
     * revenue, {@code mrrRatio} its monthly revenue against the average account's, {@code recentCases} how many cases it
     * reported in the last 90 days. A category that is none of {@link Categories} is null to the models.
     */
    public Map<String, Object> of(CaseNumber number) {
        var subject = caseFile.get(number);
        var facts = new HashMap<>(known.get().computeIfAbsent(accounts.get(subject.account()), this::ofAccount));
        facts.put("number", number.value());
        facts.put("category", categories.understood(subject.category()).orElse(null));
        facts.put("productArea", subject.productArea());
        facts.put("channel", subject.channel());
        facts.put("impact", label(subject.impact()));
        facts.put("urgency", label(subject.urgency()));
        return facts;
    }

    private Map<String, Object> ofAccount(Account account) {
        var facts = new HashMap<String, Object>();
        facts.put("account", account.name());
        facts.put("accountComplete", account.complete());
        facts.put("tier", account.tier());
        facts.put("industry", account.industry());
        facts.put("region", account.region());
        facts.put("health", account.health());
        facts.put("usage", account.usage());
        facts.put("arr", account.arr() == null ? null : account.arr().doubleValue());
        facts.put("recentCases", accounts.cases(account.id(), clock.instant().minus(RECENT)));
        facts.put("renewalDays", daysUntil(account.renewalDate()));
        facts.put("mrrRatio", ratio(account));
        return facts;
    }

    private @Nullable Long daysUntil(@Nullable LocalDate date) {
        return date == null ? null : ChronoUnit.DAYS.between(LocalDate.now(clock), date);
    }

    private @Nullable Double ratio(Account account) {
        var average = accounts.averageMrr();
        if (account.mrr() == null || average.signum() == 0) {
            return null;
        }
        return account.mrr().divide(average, MathContext.DECIMAL32).doubleValue();
    }

    private static @Nullable String label(@Nullable Grade grade) {
        return grade == null ? null : grade.label();
    }
}
