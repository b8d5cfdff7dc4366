package dev.baton.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.BenchmarkDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an installation has from before its tasks' links gave the rights. */
class GrantsBecomeLinksTest {

    private BenchmarkDatabase database;
    private JdbcClient jdbc;

    @BeforeEach
    void anOldInstallation() throws IOException {
        database = new BenchmarkDatabase();
        database.create("old", "82");
        jdbc = database.in("old");
        jdbc.sql("""
                insert into act_re_procdef (id_, rev_, key_, version_) values ('process', 1, 'support-case', 1);
                insert into act_ru_task (id_, rev_, proc_def_id_, assignee_) values ('open', 1, 'process', 'sam');
                insert into act_ru_task (id_, rev_, assignee_) values ('alone', 1, 'sam');
                insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_)
                  values ('link', 1, 'candidate', 'engineering', 'open');
                insert into act_ru_authorization (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)
                values
                  ('candidates', 1, 1, 'engineering', null, 7, 'open', 16386),
                  ('readers', 1, 1, 'support-agent', null, 7, 'open', 2),
                  ('assignee', 1, 1, null, 'sam', 7, 'open', 16386),
                  ('once assignee', 1, 1, null, 'sana', 7, 'open', 16386),
                  ('revoked', 1, 2, null, 'eli', 7, 'open', 0),
                  ('of a task alone', 1, 1, null, 'sam', 7, 'alone', 16386),
                  ('of all', 1, 1, 'camunda-admin', null, 7, '*', 2147483647),
                  ('of a filter', 1, 1, 'support-agent', null, 5, 'open', 2);
                """).update();
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    @Test
    void grantsOfLinksGoAndReadersAreLinkedAndTheRestStays() {
        database.migrate("old");

        assertThat(texts("select id_ from act_ru_authorization"))
                .containsExactlyInAnyOrder("revoked", "of a task alone", "of all", "of a filter");
        assertThat(texts("select type_ || ' ' || group_id_ || ' ' || task_id_ from act_ru_identitylink"))
                .containsExactlyInAnyOrder("candidate engineering open", "reader support-agent open");
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
