package dev.baton.kpi.numbers;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which models changed when: what a figure's course may come from. What Baton came with first is no change. */
@Component
class Deployments {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    Deployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param models {@code sla.dmn version 4}; of a table that holds several decisions the highest
     * @param by user id; null where a program did it
     */
    record Deployment(
            Instant at, List<String> models, @Nullable String by) {}

    private record Version(
            String deployment,
            Instant at,
            String resource,
            int version,
            @Nullable String by) {}

    /** The earliest first, the latest 100 models at most. */
    List<Deployment> between(Instant from, Instant to) {
        var found = new LinkedHashMap<String, List<Version>>();
        versions(from, to)
                .forEach(version -> found.computeIfAbsent(version.deployment, id -> new ArrayList<>())
                        .add(version));
        return found.values().stream().map(Deployments::told).toList();
    }

    private List<Version> versions(Instant from, Instant to) {
        return jdbc.sql("""
                select * from (
                  select deployment.id_ as deployment, deployment.deploy_time_ as at, model.resource, max(model.version) as version,
                    (select max(log.user_id_) from act_hi_op_log log
                      where log.deployment_id_ = deployment.id_ and log.entity_type_ = 'Deployment' and log.operation_type_ = 'Create') as by
                  from act_re_deployment deployment
                  join (
                    select deployment_id_, resource_name_ as resource, version_ as version from act_re_procdef
                    union all
                    select deployment_id_, resource_name_, version_ from act_re_decision_def
                  ) model on model.deployment_id_ = deployment.id_
                  where deployment.deploy_time_ >= :from and deployment.deploy_time_ < :to
                    and (model.version > 1 or deployment.source_ is distinct from 'baton')
                  group by deployment.id_, deployment.deploy_time_, model.resource
                  order by deployment.deploy_time_ desc, model.resource limit :most
                ) latest order by at, resource
                """)
                .param("from", stored(from))
                .param("to", stored(to))
                .param("most", MOST)
                .query((row, number) -> new Version(
                        row.getString("deployment"),
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("resource"),
                        row.getInt("version"),
                        row.getString("by")))
                .list();
    }

    private static Deployment told(List<Version> versions) {
        var models = new TreeSet<String>();
        versions.forEach(version -> models.add("%s version %d"
                .formatted(version.resource.substring(version.resource.lastIndexOf('/') + 1), version.version)));
        return new Deployment(versions.get(0).at, List.copyOf(models), versions.get(0).by);
    }

    /** The engine writes its times without a zone, in UTC. */
    private static LocalDateTime stored(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
