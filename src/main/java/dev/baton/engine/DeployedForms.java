package dev.baton.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms the engine has. Its public API has no question for them. */
@Component
public class DeployedForms {

    private final JdbcClient jdbc;

    DeployedForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the newest version of a form lies. */
    public record Place(String deployment, String resource) {}

    public Optional<Place> newest(String form) {
        return jdbc.sql("""
                        select deployment_id_ as deployment, resource_name_ as resource from act_re_camformdef
                        where key_ = ? order by version_ desc limit 1""").param(form).query(Place.class).optional();
    }

    /** The newest version of a form that there was at that time; the newest of all where there was none yet. */
    public int versionAt(String form, Instant time) {
        return jdbc.sql("""
                        select coalesce(max(f.version_) filter (where d.deploy_time_ <= :time), max(f.version_), 1)
                        from act_re_camformdef f join act_re_deployment d on d.id_ = f.deployment_id_
                        where f.key_ = :form""")
                .param("form", form)
                .param("time", Timestamp.from(time))
                .query(Integer.class)
                .single();
    }
}
