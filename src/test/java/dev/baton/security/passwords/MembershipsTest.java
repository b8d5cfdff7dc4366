package dev.baton.security.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.SqlStatements;
import dev.baton.engine.PersonLeft;
import dev.baton.security.Visitor;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.transaction.support.TransactionTemplate;

/** Who somebody is, is remembered between requests, and what changes here counts with the next one. */
@BatonTest
class MembershipsTest {

    private static final String PASSWORD = "eleven-purple-otters";
    private static final String PERSON = "robin";
    private static final String OF_MANAGERS = "/engine-rest/process-instance/count";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Memberships memberships;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void somebody() {
        var user = identities.newUser(PERSON);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        identities.createMembership(PERSON, "support-agent");
    }

    @AfterEach
    void asItWas() {
        identities.deleteUser(PERSON);
        jdbc.sql("drop extension if exists pg_stat_statements").update();
    }

    @Test
    void requestsInARowAskOnceWhoItIs() {
        assertThat(asked()).isEqualTo(200);
        memberships.forget(new PersonLeft.OrCame());
        var first = new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        assertThat(asked()).isEqualTo(200);
        assertThat(ofPeople(first)).isEqualTo(1);

        var second = new SqlStatements(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        assertThat(asked()).isEqualTo(200);
        assertThat(ofPeople(second)).isZero();
    }

    @Test
    void aGroupCountsWithTheNextRequestAndIsGoneWithTheNext() {
        assertThat(status(OF_MANAGERS)).isEqualTo(403);

        identities.createMembership(PERSON, "support-manager");
        assertThat(status(OF_MANAGERS)).isEqualTo(200);

        identities.deleteMembership(PERSON, "support-manager");
        assertThat(status(OF_MANAGERS)).isEqualTo(403);
    }

    @Test
    void whoIsDeletedIsRefusedWithTheNextRequest() {
        assertThat(asked()).isEqualTo(200);

        identities.deleteUser(PERSON);

        assertThat(asked()).isEqualTo(401);
    }

    @Test
    void whatIsRolledBackNeverCounted() {
        transaction.executeWithoutResult(begun -> {
            identities.createMembership(PERSON, "leadership");
            assertThat(memberships.of(PERSON))
                    .extracting(GrantedAuthority::getAuthority)
                    .contains("leadership");
            begun.setRollbackOnly();
        });

        assertThat(memberships.of(PERSON))
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("support-agent");
    }

    private int asked() {
        return status("/api/openapi");
    }

    private int status(String path) {
        return Visitor.program(port)
                .get(path, "Authorization", Visitor.basic(PERSON, PASSWORD))
                .statusCode();
    }

    private static long ofPeople(SqlStatements statements) {
        return statements.since().stream()
                .filter(use -> use.statement().toLowerCase(Locale.ROOT).contains("act_id_"))
                .mapToLong(SqlStatements.Use::calls)
                .sum();
    }
}
