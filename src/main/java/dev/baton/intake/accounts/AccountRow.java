package dev.baton.intake.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A row over what is known: what has no column stays as it is; an empty cell says that there is none. */
final class AccountRow {

    private final AccountFile file;
    private final AccountFile.Row row;
    private final @Nullable Account was;

    AccountRow(AccountFile file, AccountFile.Row row, @Nullable Account was) {
        this.file = file;
        this.row = row;
        this.was = was;
    }

    /** @throws Refusal of a cell that cannot be read */
    KnownAccount said() {
        return new KnownAccount(
                text("name", was == null ? null : was.name()),
                text("tier", was == null ? null : was.tier()),
                amount("arr", was == null ? null : was.arr()),
                amount("mrr", was == null ? null : was.mrr()),
                date("renewalDate", was == null ? null : was.renewalDate()),
                text("health", was == null ? null : was.health()),
                text("usage", was == null ? null : was.usage()),
                text("industry", was == null ? null : was.industry()),
                text("region", was == null ? null : was.region()),
                text("zone", was == null ? null : was.zone()),
                text("csm", was == null ? null : was.csm()),
                text("renewalOutcome", was == null ? null : was.renewalOutcome()),
                date("renewedOn", was == null ? null : was.renewedOn()),
                null);
    }

    private @Nullable String text(String column, @Nullable String known) {
        return file.has(column) ? file.cell(row, column) : known;
    }

    private @Nullable BigDecimal amount(String column, @Nullable BigDecimal known) {
        var text = text(column, known == null ? null : known.toPlainString());
        try {
            return text == null ? null : new BigDecimal(checked(column, text));
        } catch (NumberFormatException none) {
            throw new Refusal(column, "is no amount; write one like 120000 or 120000.50");
        }
    }

    /** An exponent would make a number of a thousand million digits out of a few. */
    private static String checked(String column, String text) {
        if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new Refusal(column, "is no amount; write one like 120000 or 120000.50");
        }
        return text;
    }

    private @Nullable LocalDate date(String column, @Nullable LocalDate known) {
        var text = text(column, known == null ? null : known.toString());
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new Refusal(column, "is no date; write one like 2027-03-31");
        }
    }
}
