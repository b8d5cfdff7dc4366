package dev.baton.notification.log;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.notification.outbox.Channel;
import dev.baton.notification.outbox.Delivery;
import dev.baton.notification.outbox.DeliveryRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All deliveries, as far as whoever is logged in may read their cases: of others they are told that there is one, and how it is with it. */
@Component
class DeliveryLog {

    private static final int TROUBLES = 200;

    private final DeliveryRecords deliveries;
    private final CaseReach reach;
    private final JdbcClient jdbc;
    private final List<String> channels;

    DeliveryLog(DeliveryRecords deliveries, CaseReach reach, JdbcClient jdbc, List<Channel> ways) {
        this.channels = Stream.concat(ways.stream().map(Channel::name), Stream.of("none"))
                .sorted()
                .toList();
        this.deliveries = deliveries;
        this.reach = reach;
        this.jdbc = jdbc;
    }

    /** What is asked for; null is any. */
    record Filter(
            Delivery.@Nullable State state,
            @Nullable String channel,
            @Nullable CaseNumber number) {

        static final Filter NONE = new Filter(null, null, null);
    }

    /** @param readable whether who asks may know of whom and of which case it is */
    record Shown(Delivery delivery, boolean readable) {}

    /** What failed, came back or waits, the oldest first. */
    List<Shown> troubles() {
        return shown(
                jdbc.sql("""
                select * from ((select * from delivery where state = 'FAILED' order by id limit :most)
                  union all (select * from delivery where state = 'BOUNCED' order by id limit :most)
                  union all (select * from delivery where state = 'WAITING' order by id limit :most)) troubles
                order by (state = 'WAITING'), (state = 'BOUNCED'), id
                """).param("most", TROUBLES).query(deliveries::read).list());
    }

    /** The newest first. */
    List<Shown> list(Filter filter, long before, int limit) {
        if (filter.number() != null && !reach.reads(filter.number())) {
            return List.of();
        }
        return shown(jdbc.sql("""
                select * from delivery where id < :before
                  and (cast(:state as text) is null or state = :state)
                  and (cast(:channel as text) is null or channel = :channel)
                  and (cast(:number as text) is null or case_number = :number)
                order by id desc limit :limit
                """)
                .param("before", before)
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("channel", filter.channel())
                .param(
                        "number",
                        filter.number() == null ? null : filter.number().value())
                .param("limit", limit)
                .query(deliveries::read)
                .list());
    }

    /** How many failed, by channel. */
    Map<String, Integer> failed() {
        var failed = new LinkedHashMap<String, Integer>();
        jdbc.sql(
                        "select channel, count(*) as failed from delivery where state = 'FAILED' group by channel order by channel")
                .query(row -> {
                    failed.put(row.getString("channel"), row.getInt("failed"));
                });
        return failed;
    }

    /** Those there are; and none, of what nobody could be told. */
    List<String> channels() {
        return channels;
    }

    boolean isReadable(Delivery delivery) {
        return delivery.caseNumber() == null || reach.reads(delivery.caseNumber());
    }

    private List<Shown> shown(List<Delivery> found) {
        Set<CaseNumber> numbers = found.stream()
                .map(Delivery::caseNumber)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var readable = numbers.isEmpty() ? Set.<CaseNumber>of() : reach.read(numbers);
        return found.stream()
                .map(one -> new Shown(one, one.caseNumber() == null || readable.contains(one.caseNumber())))
                .toList();
    }
}
