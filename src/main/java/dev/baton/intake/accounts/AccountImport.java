package dev.baton.intake.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.AccountId;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Refusal;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Many accounts at once, all or none. */
@Component
class AccountImport {

    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final ReadAccount words;
    private final Validator validator;

    AccountImport(Accounts accounts, ReadAccount words, Validator validator) {
        this.accounts = accounts;
        this.words = words;
        this.validator = validator;
    }

    /**
     * A line of which there is something to tell.
     *
     * @param line of the file, from 1
     * @param problems for which nothing was kept
     * @param warnings words that count for nothing
     */
    record Line(int line, String id, List<String> problems, List<String> warnings) {}

    /**
     * @param kept whether it is so now; false for a dry run, and where anything is wrong
     * @param made accounts that were not known before
     * @param lines those with a problem or a warning, in their order
     */
    record Outcome(boolean kept, int made, int changed, int same, int wrong, List<Line> lines) {}

    private static final class Course {
        private final List<Line> told = new ArrayList<>();
        private final List<Account> wanted = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private int made;
        private int changed;
        private int same;
        private int wrong;
    }

    /**
     * Every line is looked at, whatever is wrong with those before it.
     *
     * @param mayWrite of the id of an account that is known
     * @throws Refusal where it is no such file, or has too many lines
     */
    @Transactional
    public Outcome run(AccountFile file, boolean dryRun, Predicate<String> mayWrite) {
        var course = new Course();
        for (var row = file.row(); row != null; row = file.row()) {
            if (course.seen.size() + course.wrong >= 2 * MOST || course.wanted.size() >= MOST) {
                throw new Refusal("file", "has more than %,d lines; send it in parts".formatted(MOST));
            }
            look(file, row, mayWrite, course);
        }
        var kept = course.wrong == 0 && !dryRun;
        if (kept) {
            course.wanted.forEach(accounts::save);
        }
        return new Outcome(kept, course.made, course.changed, course.same, course.wrong, course.told);
    }

    private void look(AccountFile file, AccountFile.Row row, Predicate<String> mayWrite, Course course) {
        var told = file.cell(row, "id");
        var problems = new ArrayList<String>();
        List<String> warnings = List.of();
        try {
            if (row.fields().size() != file.columns()) {
                throw new Refusal(
                        "line",
                        "has %d fields, the headings %d".formatted(row.fields().size(), file.columns()));
            }
            var id = AccountId.of("id", told == null ? "" : told).value();
            if (!course.seen.add(id.toLowerCase(Locale.ROOT))) {
                throw new Refusal("id", "stands in an earlier line as well");
            }
            warnings = take(file, row, id, mayWrite, problems, course);
        } catch (Refusal refusal) {
            problems.add(refusal.field() + " " + refusal.getMessage());
        }
        course.wrong += problems.isEmpty() ? 0 : 1;
        if (!problems.isEmpty() || !warnings.isEmpty()) {
            course.told.add(new Line(row.line(), shown(told == null ? "" : told), problems, warnings));
        }
    }

    private List<String> take(
            AccountFile file,
            AccountFile.Row row,
            String id,
            Predicate<String> mayWrite,
            List<String> problems,
            Course course) {
        var was = accounts.find(id).orElse(null);
        if (was != null && !mayWrite.test(was.id())) {
            throw new Refusal("id", "is refused. " + AccountApi.NOT_THEIRS);
        }
        var said = new AccountRow(file, row, was).said();
        validator.validate(said).stream()
                .map(wrong -> wrong.getPropertyPath() + " " + wrong.getMessage())
                .sorted()
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            return List.of();
        }
        var read = words.read(was == null ? id : was.id(), said);
        count(was, read.account(), course);
        return read.warnings();
    }

    private static void count(@Nullable Account was, Account now, Course course) {
        if (was != null && isSame(was, now)) {
            course.same++;
            return;
        }
        course.made += was == null ? 1 : 0;
        course.changed += was == null ? 0 : 1;
        course.wanted.add(now);
    }

    /** Amounts come back from the database with two decimals. */
    private static boolean isSame(Account was, Account now) {
        return AmountsAside.of(was).equals(AmountsAside.of(now));
    }

    private record AmountsAside(Account account, String arr, String mrr) {

        static AmountsAside of(Account one) {
            var rest = new Account(
                    one.id(),
                    one.name(),
                    one.tier(),
                    null,
                    null,
                    one.renewalDate(),
                    one.health(),
                    one.usage(),
                    one.industry(),
                    one.region(),
                    one.zone(),
                    one.csm(),
                    one.renewalOutcome(),
                    one.renewedOn(),
                    one.complete());
            return new AmountsAside(rest, plain(one.arr()), plain(one.mrr()));
        }

        private static String plain(@Nullable BigDecimal amount) {
            return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
        }
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
