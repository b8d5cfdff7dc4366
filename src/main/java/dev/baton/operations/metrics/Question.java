package dev.baton.operations.metrics;

import java.util.List;

/**
 * What is counted, each by one statement: columns of text are labels, the others are gauges of their name. None of them reads what
 * is closed, sent or settled. {@code :now} and {@code :soon} are instants.
 */
enum Question {
    CLOCKS(
            List.of("clock", "priority", "team"),
            List.of("baton.clocks.overdue", "baton.clocks.due.soon", "baton.unanswered.oldest.seconds"),
            """
            select clock.name as clock, c.priority, c.team,
              count(*) filter (where clock.due <= :now) as "baton.clocks.overdue",
              count(*) filter (where clock.due > :now and clock.due <= :soon) as "baton.clocks.due.soon",
              extract(epoch from :now - min(clock.anchor) filter (where clock.name in ('firstReply', 'nextReply')))
                as "baton.unanswered.oldest.seconds"
            from sla_clock clock join support_case c on c.number = clock.case_number
            where clock.anchor is not null and clock.met_at is null and c.closed_at is null
            group by clock.name, c.priority, c.team
            """),
    QUEUES(List.of("status", "priority", "team"), List.of("baton.queue.cases", "baton.queue.oldest.seconds"), """
            select lower(status) as status, priority, team, count(*) as "baton.queue.cases",
              extract(epoch from :now - min(reported_at)) as "baton.queue.oldest.seconds"
            from support_case where closed_at is null group by lower(status), priority, team
            """),
    ESCALATIONS(
            List.of("kind", "level", "state"),
            List.of("baton.escalations.open", "baton.escalations.oldest.seconds"),
            """
            select lower(kind) as kind, level::text as level, lower(state) as state,
              count(*) as "baton.escalations.open",
              extract(epoch from :now - min(requested_at)) as "baton.escalations.oldest.seconds"
            from escalation where state in ('REQUESTED', 'ACCEPTED') group by lower(kind), level, lower(state)
            """),
    DELIVERIES(
            List.of("channel"),
            List.of("baton.deliveries.waiting", "baton.deliveries.failed", "baton.deliveries.oldest.seconds"),
            """
            select channel, count(*) filter (where state = 'WAITING') as "baton.deliveries.waiting",
              count(*) filter (where state = 'FAILED') as "baton.deliveries.failed",
              coalesce(extract(epoch from :now - min(tried_since) filter (where state = 'WAITING')), 0)
                as "baton.deliveries.oldest.seconds"
            from delivery where state in ('WAITING', 'FAILED') group by channel
            """),
    ALARMS(List.of("kind"), List.of("baton.alarms.open", "baton.alarms.oldest.seconds"), """
            select lower(kind) as kind, count(*) as "baton.alarms.open",
              extract(epoch from :now - min(since)) as "baton.alarms.oldest.seconds"
            from alarm where settled_at is null group by lower(kind)
            """),
    AUDIT_LOG(List.of(), List.of("baton.audit.waiting", "baton.audit.lag.seconds"), """
            select count(*) as "baton.audit.waiting",
              coalesce(greatest(extract(epoch from :now - min(at)), 0), 0) as "baton.audit.lag.seconds"
            from (select at from audit_entry entry where id > (select entry from audit_settled)
              and not exists (select 1 from audit_leaf leaf where leaf.entry = entry.id)
              order by id limit 10000) waiting
            """),
    MAILBOXES(List.of(), List.of("baton.mailbox.read.seconds", "baton.mailbox.failing"), """
            select count(*) filter (where problem is not null) as "baton.mailbox.failing",
              coalesce(extract(epoch from :now - min(coalesce(read_at, began_at))), 0) as "baton.mailbox.read.seconds"
            from mailbox
            """);

    private final List<String> labels;
    private final List<String> gauges;
    private final String sql;

    Question(List<String> labels, List<String> gauges, String sql) {
        this.labels = labels;
        this.gauges = gauges;
        this.sql = sql;
    }

    List<String> labels() {
        return labels;
    }

    List<String> gauges() {
        return gauges;
    }

    String sql() {
        return sql;
    }
}
