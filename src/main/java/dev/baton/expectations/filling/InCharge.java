package dev.baton.expectations.filling;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who answers for a case, as a customer may know it: the role, and the first name if the desk wants. */
@Component
class InCharge {

    /** Who is of several is told as the first of these. */
    private static final List<String> ROLES =
            List.of("leadership", "support-manager", "cs-manager", "engineering", "support-agent");

    private final JdbcClient jdbc;
    private final boolean firstNames;

    InCharge(JdbcClient jdbc, @Value("${baton.texts.first-names}") boolean firstNames) {
        this.jdbc = jdbc;
        this.firstNames = firstNames;
    }

    /**
     * @param role a group
     * @param firstName null where the desk does not tell it, or it is not known
     */
    record Known(String role, @Nullable String firstName) {}

    Optional<Known> of(@Nullable String person) {
        if (person == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select coalesce((
                    select member.group_id_ from act_id_membership member
                    where member.user_id_ = :person and member.group_id_ = any (:roles)
                    order by array_position(:roles, member.group_id_::text) limit 1), 'support-agent') as role,
                  (select nullif(first_, '') from act_id_user where id_ = :person) as first_name
                """)
                .param("person", person)
                .param("roles", ROLES.toArray(String[]::new))
                .query(Known.class)
                .optional()
                .map(known -> firstNames ? known : new Known(known.role(), null));
    }
}
