package dev.baton.engine.tasks;

import dev.baton.engine.BenchmarkDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * How long an agent's list <em>My team</em> takes (the first fifteen, and how many there are), by the number of open tasks: with the
 * engine's own grants, one for each link of each task, and with Baton's rights by links, in the same run on the same PostgreSQL.
 * Six of ten tasks are the team's, four of ten are taken by one of two hundred agents.
 *
 * <pre>
 * ./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.baton.engine.tasks.TaskListBenchmark
 * </pre>
 */
class TaskListBenchmark {

    private static final List<String> GROUPS = List.of("support-agent", "skill-technical");
    private static final String AGENT = "agent7";
    private static final int PAGE = 15;

    private final BenchmarkDatabase database;

    TaskListBenchmark(BenchmarkDatabase database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.out.printf("%8s | %-6s | %8s | %9s | %9s%n", "open", "rights", "in team", "list ms", "count ms");
        try (var database = new BenchmarkDatabase()) {
            database.create("empty");
            var benchmark = new TaskListBenchmark(database);
            for (var open : List.of(200, 2_000, 20_000, 100_000)) {
                benchmark.run("baton", open, 50);
            }
            benchmark.run("stock", 200, 50);
            benchmark.run("stock", 2_000, 5);
            benchmark.run("stock", 20_000, 1);
        }
    }

    private void run(String rights, int open, int runs) {
        var name = rights + open;
        database.copy("empty", name);
        try (var engine =
                rights.equals("baton") ? TaskEngine.baton(database.url(name)) : TaskEngine.stock(database.url(name))) {
            var filter = prepare(engine);
            fill(name, open, rights.equals("stock"));
            var list = median(
                    runs,
                    () -> engine.as(
                            AGENT,
                            GROUPS,
                            () -> engine.engine.getFilterService().listPage(filter.getId(), 0, PAGE)));
            var inTeam = new long[1];
            var count = median(
                    runs,
                    () -> engine.as(
                            AGENT,
                            GROUPS,
                            () -> inTeam[0] = engine.engine.getFilterService().count(filter.getId())));
            System.out.printf("%8d | %-6s | %8d | %9.1f | %9.1f%n", open, rights, inTeam[0], list, count);
        }
    }

    private static Filter prepare(TaskEngine engine) {
        var model = Bpmn.createExecutableProcess("support-case")
                .startEvent()
                .userTask("work")
                .endEvent()
                .done();
        engine.engine
                .getRepositoryService()
                .createDeployment()
                .addModelInstance("support-case.bpmn", model)
                .deploy();
        var filter = engine.engine.getFilterService().newTaskFilter("My team");
        filter.setQuery(engine.engine
                .getTaskService()
                .createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc());
        engine.engine.getFilterService().saveFilter(filter);
        return filter;
    }

    private void fill(String name, int open, boolean withGrants) {
        var jdbc = database.in(name);
        jdbc.sql("""
                insert into act_ru_task (id_, rev_, name_, priority_, create_time_, assignee_, proc_def_id_, task_def_key_,
                  due_date_, suspension_state_)
                select gen_random_uuid(), 1, 'Work on case', (array[100, 75, 50, 25])[1 + number % 4],
                  now() at time zone 'UTC', case when number % 10 < 4 then 'agent' || number % 200 end,
                  (select id_ from act_re_procdef), 'work', now() at time zone 'UTC' + number * interval '1 minute', 1
                from generate_series(1, ?) number
                """).param(open).update();
        jdbc.sql("""
                insert into act_ru_identitylink (id_, rev_, type_, task_id_, group_id_)
                select gen_random_uuid(), 1, 'candidate', id_,
                  (array['support-agent', 'support-agent', 'support-agent', 'engineering', 'cs-manager'])[
                    1 + floor(random() * 5)::int]
                from act_ru_task
                """).update();
        jdbc.sql("""
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select gen_random_uuid(), 1, 1, who, 5, 'filter' || number, 2
                from unnest(array['support-agent', 'engineering', 'cs-manager', 'support-manager']) who,
                  generate_series(1, 20) number
                union all
                select gen_random_uuid(), 1, 1, who, 5, '*', 2
                from unnest(array['support-agent', 'engineering', 'cs-manager', 'support-manager']) who
                """).update();
        if (withGrants) {
            jdbc.sql("""
                    insert into act_ru_authorization
                      (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)
                    select gen_random_uuid(), 1, 1, group_id_, null, 7, task_id_, 16386 from act_ru_identitylink
                    union all
                    select gen_random_uuid(), 1, 1, null, assignee_, 7, id_, 16386
                    from act_ru_task where assignee_ is not null
                    """).update();
        }
        jdbc.sql("vacuum analyze").update();
    }

    /** In milliseconds, after half as many that are not counted. */
    private static double median(int runs, Runnable work) {
        for (int i = 0; i < runs / 2; i++) {
            work.run();
        }
        var nanos = new long[runs];
        Arrays.setAll(nanos, run -> {
            var start = System.nanoTime();
            work.run();
            return System.nanoTime() - start;
        });
        Arrays.sort(nanos);
        return nanos[runs / 2] / 1e6;
    }
}
