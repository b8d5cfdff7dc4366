package dev.baton.notification;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people were told, kept until they have seen it and beyond. */
@Component
class Inbox implements Notices {

    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void tellPerson(String person, Notice notice) {
        tell(person, null, notice);
    }

    @Override
    public void tellGroup(String group, Notice notice) {
        tell(null, group, notice);
    }

    private void tell(@Nullable String person, @Nullable String group, Notice notice) {
        jdbc.sql("""
                insert into notice (person, group_name, case_number, account, kind, facts, at)
                values (:person, :group, :number, :account, :kind, :facts, :at)
                on conflict do nothing
                """)
                .param("person", person)
                .param("group", group)
                .param(
                        "number",
                        Optional.ofNullable(notice.about())
                                .map(CaseNumber::value)
                                .orElse(null))
                .param(
                        "account",
                        Optional.ofNullable(notice.account())
                                .map(AccountId::value)
                                .orElse(null))
                .param("kind", notice.kind())
                .param(
                        "facts",
                        notice.facts().stream().map(Inbox::inOneSentence).toArray(String[]::new))
                .param("at", TimeFormat.stored(clock.instant()))
                .update();
    }

    /** A reason may be as long as a page: the whole of it stands where it was given. */
    private static String inOneSentence(String fact) {
        return fact.codePointCount(0, fact.length()) <= LONGEST
                ? fact
                : fact.substring(0, fact.offsetByCodePoints(0, LONGEST)).stripTrailing() + "…";
    }
}
