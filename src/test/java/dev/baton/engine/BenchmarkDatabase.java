package dev.baton.engine;

import dev.baton.engine.history.V1__Engine_tables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A durable PostgreSQL with databases of its own, empty or full of timers that wait. */
public class BenchmarkDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    public BenchmarkDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "400")
                .start();
    }

    /** With all of Baton's tables and indexes. */
    public void create(String name) {
        create(name, "latest");
    }

    /** As far as the migration of this version. */
    public void create(String name, String version) {
        in("postgres").sql("create database " + name).update();
        migrate(name, version);
    }

    public void migrate(String name) {
        migrate(name, "latest");
    }

    private void migrate(String name, String version) {
        Flyway.configure()
                .dataSource(postgres.getDatabase("postgres", name))
                .locations("classpath:db/migration")
                .javaMigrations(new V1__Engine_tables())
                .target(version)
                .load()
                .migrate();
    }

    public void copy(String name, String copy) {
        in("postgres")
                .sql("create database %s template %s".formatted(copy, name))
                .update();
    }

    void dropAddedIndexes(String name) {
        in(name).sql("drop index act_idx_job_due, act_idx_job_locked").update();
    }

    /** Timers like the one that a process has, one a process, due over the year that starts in a month. */
    void fill(String name, int timers) {
        in(name).sql("""
                insert into act_ru_job (id_, rev_, type_, exclusive_, execution_id_, root_proc_inst_id_, process_instance_id_,
                  process_def_id_, process_def_key_, retries_, duedate_, handler_type_, handler_cfg_, deployment_id_,
                  suspension_state_, job_def_id_, priority_, sequence_counter_, create_time_)
                select gen_random_uuid(), 1, 'timer', true, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                  'resolution:1:' || md5('definition'), 'resolution', 3,
                  now() at time zone 'UTC' + interval '30 days' + random() * interval '365 days', 'timer-transition',
                  'event_inactive', md5('deployment'), 1, md5('job definition'), 0, 1, now() at time zone 'UTC'
                from generate_series(1, ?)
                """).param(timers).update();
        in(name).sql("vacuum analyze act_ru_job").update();
    }

    public JdbcClient in(String name) {
        return JdbcClient.create(postgres.getDatabase("postgres", name));
    }

    public String url(String name) {
        return postgres.getJdbcUrl("postgres", name);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
