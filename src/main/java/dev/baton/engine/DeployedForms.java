package dev.baton.engine;

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
}
