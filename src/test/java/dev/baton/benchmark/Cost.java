package dev.baton.benchmark;

import java.util.function.DoubleSupplier;

/**
 * What some work has cost.
 *
 * @param jvm seconds of processor time of the application, if it has a process of its own
 * @param database seconds of processor time of PostgreSQL, all of it
 * @param wal bytes of the whole server
 */
record Cost(
        double seconds, double jvm, double database, long statements, double execution, long transactions, long wal) {

    /** Of this work alone, once it is over. */
    static Cost of(Server server, Peer peer, Runnable work) {
        return of(server, peer.database(), peer::cpu, work);
    }

    /** Of work in this JVM. */
    static Cost of(Server server, String database, Runnable work) {
        return of(server, database, () -> 0, work);
    }

    private static Cost of(Server server, String database, DoubleSupplier jvm, Runnable work) {
        var before = soFar(server, database, jvm);
        work.run();
        return soFar(server, database, jvm).minus(before);
    }

    private static Cost soFar(Server server, String database, DoubleSupplier jvm) {
        var jdbc = server.in(database);
        var transactions = jdbc.sql("""
                        select xact_commit + xact_rollback from pg_stat_database where datname = current_database()
                        """).query(Long.class).single();
        var wal = jdbc.sql("select pg_current_wal_lsn() - '0/0'")
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        select sum(calls)::bigint as calls, sum(total_exec_time) as millis from pg_stat_statements s
                        join pg_database d on d.oid = s.dbid
                        where d.datname = current_database() and query !~ 'pg_stat_|pg_current_wal'
                        """)
                .query((row, number) -> new Cost(
                        System.nanoTime() / 1e9,
                        jvm.getAsDouble(),
                        server.cpu(),
                        row.getLong("calls"),
                        row.getDouble("millis") / 1000,
                        transactions,
                        wal))
                .single();
    }

    private Cost minus(Cost earlier) {
        return new Cost(
                seconds - earlier.seconds,
                jvm - earlier.jvm,
                database - earlier.database,
                statements - earlier.statements,
                execution - earlier.execution,
                transactions - earlier.transactions,
                wal - earlier.wal);
    }

    /** Each of so many. */
    Cost each(int times) {
        return new Cost(
                seconds / times,
                jvm / times,
                database / times,
                statements / times,
                execution / times,
                transactions / times,
                wal / times);
    }

    @Override
    public String toString() {
        return "%.2f s, JVM %.0f ms, PostgreSQL %.0f ms, %d statements (%.1f ms), %d transactions, %.1f KiB WAL"
                .formatted(
                        seconds, jvm * 1000, database * 1000, statements, execution * 1000, transactions, wal / 1024.0);
    }
}
