package dev.baton.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine has of models, as one value that is another one as soon as anything of it is. */
@Component
public class DeployedState {

    private final JdbcClient jdbc;

    DeployedState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all deployments, the content of their files, and what the engine read from them; 64 hexadecimal digits. */
    public String fingerprint() {
        return jdbc.sql("""
                        select encode(sha256(convert_to(coalesce(string_agg(item, E'\\n' order by item collate "C"), ''), 'UTF8')), 'hex')
                        from (
                          select concat_ws(' ', 'deployment', id_, name_, source_, tenant_id_, deploy_time_) from act_re_deployment
                          union all select concat_ws(' ', 'file', deployment_id_, id_, name_, encode(sha256(bytes_), 'hex'))
                            from act_ge_bytearray where deployment_id_ is not null
                          union all select concat_ws(' ', 'process', deployment_id_, id_, key_, version_, resource_name_, suspension_state_)
                            from act_re_procdef
                          union all select concat_ws(' ', 'decision', deployment_id_, id_, key_, version_, resource_name_) from act_re_decision_def
                          union all select concat_ws(' ', 'form', deployment_id_, id_, key_, version_, resource_name_) from act_re_camformdef
                        ) items(item)""").query(String.class).single();
    }
}
