package dev.baton.operations.metrics;

import dev.baton.casefile.TimeFormat;
import dev.baton.engine.WaitingJobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Asks all questions once. */
@Component
class Count {

    /** Seconds. What takes longer is left out, and the sample with it: it must not be in the way of the desk. */
    private static final int PATIENCE = 5;

    private final NamedParameterJdbcTemplate jdbc;
    private final WaitingJobs jobs;
    private final Labels labels;
    private final Duration soon;

    Count(DataSource database, WaitingJobs jobs, Labels labels, @Value("${baton.metrics.soon}") Duration soon) {
        var patient = new JdbcTemplate(database);
        patient.setQueryTimeout(PATIENCE);
        this.jdbc = new NamedParameterJdbcTemplate(patient);
        this.jobs = jobs;
        this.labels = labels;
        this.soon = soon;
    }

    List<Measured> all(Instant now) {
        var all = new ArrayList<Measured>();
        var values = Map.of("now", TimeFormat.stored(now), "soon", TimeFormat.stored(now.plus(soon)));
        for (var question : Question.values()) {
            var rows = new ArrayList<Measured>();
            jdbc.query(question.sql(), values, row -> {
                read(row, rows);
            });
            all.addAll(rows.isEmpty() ? noneOf(question) : merged(rows));
        }
        all.addAll(ofJobs(jobs.at(now)));
        return all;
    }

    private static List<Measured> ofJobs(WaitingJobs.Jobs jobs) {
        return List.of(
                new Measured("baton.jobs.due", Map.of(), jobs.due()),
                new Measured("baton.jobs.failing", Map.of(), jobs.failing()),
                new Measured("baton.jobs.dead", Map.of(), jobs.dead()),
                new Measured("baton.timers.late", Map.of(), jobs.lateTimers()),
                new Measured(
                        "baton.timers.late.seconds", Map.of(), jobs.latestBy().toMillis() / 1000.0));
    }

    private void read(ResultSet row, List<Measured> into) throws SQLException {
        var told = row.getMetaData();
        var texts = new HashMap<String, @Nullable String>();
        for (int i = 1; i <= told.getColumnCount(); i++) {
            if (told.getColumnType(i) == Types.VARCHAR) {
                texts.put(told.getColumnLabel(i), row.getString(i));
            }
        }
        var bounded = labels.bounded(texts);
        for (int i = 1; i <= told.getColumnCount(); i++) {
            if (told.getColumnType(i) != Types.VARCHAR) {
                var value = row.getDouble(i);
                if (!row.wasNull()) {
                    into.add(new Measured(told.getColumnLabel(i), bounded, value));
                }
            }
        }
    }

    private List<Measured> merged(List<Measured> rows) {
        var merged = new LinkedHashMap<Map.Entry<String, Map<String, String>>, Measured>();
        var counted = new HashMap<String, Integer>();
        for (var row : rows) {
            var series = Map.entry(row.name(), row.labels());
            if (merged.containsKey(series) || counted.merge(row.name(), 1, Integer::sum) <= labels.mostOfAGauge()) {
                merged.merge(series, row, Measured::and);
            }
        }
        return List.copyOf(merged.values());
    }

    /** That there is none is told, so that it is told from not measured. */
    private static List<Measured> noneOf(Question question) {
        var labels = question.labels().stream().collect(Collectors.toMap(Function.identity(), label -> Labels.NONE));
        return question.gauges().stream()
                .map(gauge -> new Measured(gauge, labels, 0))
                .toList();
    }
}
