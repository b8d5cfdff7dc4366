package dev.baton.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the engine keeps who did something, of instances that run and that are over. */
@Component
public class PeopleInHistory {

    private static final List<String> COLUMNS = List.of(
            "act_hi_taskinst.assignee_",
            "act_hi_taskinst.owner_",
            "act_hi_actinst.assignee_",
            "act_hi_procinst.start_user_id_",
            "act_hi_caseinst.create_user_id_",
            "act_hi_op_log.user_id_",
            "act_hi_op_log.org_value_",
            "act_hi_op_log.new_value_",
            "act_hi_identitylink.user_id_",
            "act_hi_identitylink.assigner_id_",
            "act_hi_comment.user_id_",
            "act_hi_attachment.user_id_",
            "act_hi_varinst.text_",
            "act_hi_detail.text_",
            "act_hi_dec_in.text_",
            "act_hi_dec_out.text_",
            "act_hi_decinst.user_id_",
            "act_hi_batch.create_user_id_",
            "act_ru_task.assignee_",
            "act_ru_task.owner_",
            "act_ru_identitylink.user_id_",
            "act_ru_variable.text_",
            "act_ru_authorization.user_id_",
            "act_ru_filter.owner_",
            "act_ru_batch.create_user_id_");

    private final JdbcClient jdbc;

    PeopleInHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is the id of a group, which stands where people do as well. */
    public boolean isGroup(String id) {
        return jdbc.sql("select exists (select 1 from act_id_group where id_ = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Puts another id wherever the whole value is this one. Belongs to the caller's transaction. */
    public void replace(String person, String other) {
        for (var column : COLUMNS) {
            var place = column.split("\\.");
            jdbc.sql("update %1$s set %2$s = ? where %2$s = ?".formatted(place[0], place[1]))
                    .params(other, person)
                    .update();
        }
    }
}
