package dev.baton.audit.log;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the log is signed, and whether the database lets Baton itself change it. Where it is not so, an alarm says what to do. */
@Component
class Protection {

    private static final String ALL = "audit log";

    private final JdbcClient jdbc;
    private final SigningKey key;
    private final Alarms alarms;

    Protection(JdbcClient jdbc, SigningKey key, Alarms alarms) {
        this.jdbc = jdbc;
        this.key = key;
        this.alarms = alarms;
    }

    void look() {
        if (key.signer().isPresent()) {
            alarms.settleAllBut(Alarm.Kind.LOG_NOT_SIGNED, List.of());
        } else {
            alarms.raise(
                    Alarm.Kind.LOG_NOT_SIGNED,
                    ALL,
                    "Make a key (openssl genpkey -algorithm ed25519 -out audit-key.pem) and set baton.audit.key-file.");
        }
        if (mayChange()) {
            alarms.raise(
                    Alarm.Kind.LOG_UNPROTECTED,
                    ALL,
                    "Let another role own the tables: set spring.flyway.user and spring.flyway.password to it.");
        } else {
            alarms.settleAllBut(Alarm.Kind.LOG_UNPROTECTED, List.of());
        }
    }

    private boolean mayChange() {
        return jdbc.sql("select has_table_privilege(current_user, 'audit_entry', 'UPDATE,DELETE,TRUNCATE')")
                .query(Boolean.class)
                .single();
    }
}
