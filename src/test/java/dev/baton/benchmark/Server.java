package dev.baton.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A durable PostgreSQL that counts what it is asked and knows when each row was committed. Linux only: it reads /proc. */
final class Server implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private final EmbeddedPostgres postgres;
    private final long process;

    Server() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("track_commit_timestamp", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.max", "10000")
                .start();
        process = Long.parseLong(Files.readAllLines(Path.of(
                        in("postgres")
                                .sql("show data_directory")
                                .query(String.class)
                                .single(),
                        "postmaster.pid"))
                .get(0));
        in("postgres").sql("create extension pg_stat_statements").update();
    }

    /** An empty one. */
    void create(String database) {
        in("postgres").sql("create database " + database).update();
        in(database).sql("create extension pg_stat_statements").update();
    }

    JdbcClient in(String database) {
        return JdbcClient.create(postgres.getDatabase("postgres", database));
    }

    String url(String database) {
        return postgres.getJdbcUrl("postgres", database);
    }

    /** Seconds of processor time of all its processes, also of those that have ended. */
    double cpu() {
        var running =
                ProcessHandle.of(process).orElseThrow().children().mapToDouble(child -> ticks(child.pid(), 13, 15));
        return (ticks(process, 13, 17) + running.sum()) / TICKS_PER_SECOND;
    }

    /** Of the machine, whoever makes it: how many processes want a processor. */
    static String load() {
        return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** Of the columns of its /proc/…/stat; none once it has ended. */
    private static double ticks(long process, int from, int to) {
        try {
            var stat = Files.readString(Path.of("/proc/%d/stat".formatted(process)));
            var columns = List.of(stat.substring(stat.lastIndexOf(')')).split(" "));
            return columns.subList(from - 1, to - 1).stream()
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
