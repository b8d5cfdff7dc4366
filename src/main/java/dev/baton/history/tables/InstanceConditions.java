package dev.baton.history.tables;

import dev.baton.history.tables.InstanceRows.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as SQL: what an index answers, and what is asked of each of the instances that it finds. */
final class InstanceConditions {

    private static final String OF_ITS_TREE =
            "(%1$s.root_proc_inst_id_ = p.proc_inst_id_ or %1$s.proc_inst_id_ = p.proc_inst_id_)";

    private final List<String> indexed = new ArrayList<>(List.of("true"));
    private final List<String> others = new ArrayList<>(List.of("true"));
    private final Map<String, Object> params = new HashMap<>();

    private InstanceConditions() {}

    static InstanceConditions of(InstanceFilter filter, @Nullable Place after) {
        var conditions = new InstanceConditions();
        conditions.indexed(filter);
        conditions.others(filter);
        conditions.after(filter, after);
        return conditions;
    }

    String indexed() {
        return String.join(" and ", indexed);
    }

    String others() {
        return String.join(" and ", others);
    }

    Map<String, Object> params() {
        return params;
    }

    private void indexed(InstanceFilter filter) {
        var time = filter.timeColumn();
        when(indexed, filter.key(), "key", "p.proc_def_key_ = :key");
        when(
                indexed,
                filter.caseNumber(),
                "caseNumber",
                "p.root_proc_inst_id_ in (select c.root_proc_inst_id_ from act_hi_procinst c where c.business_key_ = :caseNumber)");
        when(indexed, filter.from() == null ? null : EngineTime.stored(filter.from()), "from", time + " >= :from");
        when(indexed, filter.to() == null ? null : EngineTime.stored(filter.to()), "to", time + " < :to");
        if (filter.ended()) {
            indexed.add("p.end_time_ is not null");
        }
        if (filter.state() == InstanceState.INCIDENT) {
            indexed.add(filter.state().condition());
        }
    }

    private void others(InstanceFilter filter) {
        if (filter.state() != null) {
            others.add(filter.state().condition());
        }
        if (!filter.definitions().isEmpty()) {
            when(others, filter.definitions(), "definitions", "p.proc_def_id_ in (:definitions)");
        }
        when(
                others,
                filter.element(),
                "element",
                "exists (select from act_hi_actinst a where " + OF_ITS_TREE.formatted("a")
                        + " and (a.act_id_ = :element or a.act_name_ = :element))");
        when(
                others,
                filter.person(),
                "person",
                "exists (select from act_hi_taskinst t where " + OF_ITS_TREE.formatted("t")
                        + " and t.assignee_ = :person)");
        when(
                others,
                filter.variable(),
                "variable",
                "exists (select from act_hi_varinst v where " + OF_ITS_TREE.formatted("v") + " and v.name_ = :variable"
                        + value(filter.value()) + ")");
    }

    /** Text as it is written, a number in figures, yes and no as true and false. */
    private String value(@Nullable String value) {
        if (value == null) {
            return "";
        }
        params.put("value", value);
        return " and " + """
                case v.var_type_
                  when 'boolean' then (v.long_ = 1) = (lower(:value) = 'true') and lower(:value) in ('true', 'false')
                  when 'double' then v.double_::text = :value
                  when 'string' then v.text_ = :value
                  else v.long_::text = :value end""";
    }

    private void after(InstanceFilter filter, @Nullable Place after) {
        if (after != null) {
            indexed.add("(%s, p.proc_inst_id_) < (:afterTime, :afterInstance)".formatted(filter.timeColumn()));
            params.put("afterTime", EngineTime.stored(after.time()));
            params.put("afterInstance", after.instance());
        }
    }

    private void when(List<String> conditions, @Nullable Object asked, String name, String condition) {
        if (asked != null) {
            conditions.add(condition);
            params.put(name, asked);
        }
    }
}
