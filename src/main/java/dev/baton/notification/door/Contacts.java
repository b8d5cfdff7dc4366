package dev.baton.notification.door;

import dev.baton.casefile.CaseNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is told what is said on a case: whoever reported it, and whoever reported a duplicate that goes on in it. */
@Component
class Contacts {

    private static final int MOST = 20;

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whoever reported one of the cases.
     *
     * @param number of the case they reported
     * @param source of that case
     * @param address null where they gave no mail address
     */
    record Contact(
            CaseNumber number, String source, @Nullable MailAddress address) {}

    /** Whoever reported the case itself first. */
    List<Contact> of(CaseNumber number) {
        return jdbc.sql("""
                with recursive part (number, source, contact) as (
                  select number, source, contact from support_case where number = ?
                  union select c.number, c.source, c.contact from support_case c join part on c.merged_into = part.number)
                select number, source, contact from part order by number <> ?, number limit ?
                """)
                .params(number.value(), number.value(), MOST)
                .query((row, nth) -> new Contact(
                        new CaseNumber(row.getString("number")),
                        row.getString("source"),
                        address(row.getString("contact"))))
                .list();
    }

    private static @Nullable MailAddress address(@Nullable String contact) {
        return contact == null ? null : MailAddress.in(contact).orElse(null);
    }
}
