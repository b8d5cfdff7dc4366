package dev.baton.desk.search;

/**
 * Who works on a case: whoever has the team's open task of it, else who was given it ({@code support_case.responsible}). Parts of
 * SQL that the engine answers by its indexes.
 */
public final class Workers {

    private static final String TASKS = """
            act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
              where task.task_def_key_ in ('userTask_workOnCase', 'userTask_analyzeRootCause', 'userTask_triageCase')\
            """;

    private Workers() {}

    /** A query of who has the task of the case whose number this column has: one row, {@code person}, null where nobody has it. */
    static String of(String column) {
        return "select min(task.assignee_)::text as person from " + TASKS
                + " and process.business_key_ = %s".formatted(column);
    }

    /** A query of the numbers of the cases whose task one of these people has, {@code number}. */
    public static String numbersOf(String people) {
        return "select process.business_key_::text as number from " + TASKS
                + " and task.assignee_ = any (%s)".formatted(people);
    }

    /**
     * A query of the numbers of all cases these people work on.
     *
     * @param open of those that are not closed
     */
    static String workedOnBy(String people, boolean open) {
        return """
                %s union all
                select given.number from support_case given where given.responsible = any (%s)
                  and (given.closed_at is not null or (%s) is null)%s
                """.formatted(numbersOf(people), people, of("given.number"), open ? " and given.closed_at is null" : "");
    }
}
