package dev.baton.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;

import dev.baton.engine.BenchmarkDatabase;
import dev.baton.engine.tasks.LinkedTask.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People, groups and tasks change hands at random in two engines, one with the engine's own grants and one with Baton's rights by
 * links. What each person sees and may do is compared with one plain rule: in Baton it follows from the links of now; in the
 * engine from all there ever were, which is the only difference.
 *
 * <pre>./mvnw test -Dtest=TaskRightsTest -Dbaton.rights.steps=20000 -Dbaton.rights.seed=7</pre>
 */
class TaskRightsTest {

    private static final int STEPS = Integer.getInteger("baton.rights.steps", 200);
    private static final long SEED = Long.getLong("baton.rights.seed", 1);

    private static final String MANAGER = "manager";
    private static final String LOOKS_AFTER_FIRST = "after-first";
    private static final String SEES_ALL_TASKS = "all-tasks";
    private static final List<String> GROUPS =
            IntStream.range(0, 5).mapToObj(i -> "group" + i).toList();
    private static final List<String> PEOPLE =
            IntStream.range(0, 9).mapToObj(i -> "person" + i).toList();
    private static final String REVOKED = "person8";

    private final Random random = new Random(SEED);
    private final Map<String, Set<String>> memberships = new TreeMap<>();
    private final List<LinkedTask> tasks = new ArrayList<>();
    private final Map<String, Integer> compared = new TreeMap<>();

    private BenchmarkDatabase database;
    private TaskEngine baton;
    private TaskEngine stock;
    private List<TaskEngine> both = List.of();

    @BeforeEach
    void start() throws IOException {
        database = new BenchmarkDatabase();
        database.create("baton");
        database.copy("baton", "stock");
        baton = TaskEngine.baton(database.url("baton"));
        stock = TaskEngine.stock(database.url("stock"));
        both = List.of(baton, stock);
        both.forEach(TaskRightsTest::prepare);
        PEOPLE.forEach(person -> memberships.put(person, new TreeSet<>(List.of(one(GROUPS)))));
        memberships.get("person0").add(MANAGER);
        memberships.get("person1").add(LOOKS_AFTER_FIRST);
        memberships.get("person2").add(SEES_ALL_TASKS);
    }

    @AfterEach
    void stop() throws IOException {
        both.forEach(TaskEngine::close);
        database.close();
    }

    @Test
    void whatAPersonSeesAndMayDoFollowsFromTheLinksATaskHasNow() {
        for (int step = 0; step < STEPS; step++) {
            step();
            if (step % 8 == 7) {
                compare();
            }
        }
        System.out.printf(
                "seed %d, %d steps, %d tasks open at the end; compared: %s%n", SEED, STEPS, tasks.size(), compared);
        assertThat(compared.get("lists without a task")).isPositive();
        assertThat(compared.get("seen by the engine, and by Baton no more")).isPositive();
        assertThat(compared.get("work refused")).isPositive();
        assertThat(grantsOfTasks("baton"))
                .as("of tasks of a process, all made by hand")
                .isEqualTo(madeByHand());
    }

    private static void prepare(TaskEngine engine) {
        var repository = engine.engine.getRepositoryService();
        for (var key : List.of("first", "second")) {
            var model = Bpmn.createExecutableProcess(key)
                    .startEvent()
                    .userTask("work")
                    .endEvent()
                    .done();
            repository.createDeployment().addModelInstance(key + ".bpmn", model).deploy();
        }
        grant(engine, Authorization.AUTH_TYPE_GRANT, null, MANAGER, Resources.PROCESS_DEFINITION, "*", READ_TASK);
        grant(
                engine,
                Authorization.AUTH_TYPE_GRANT,
                null,
                LOOKS_AFTER_FIRST,
                Resources.PROCESS_DEFINITION,
                "first",
                READ_TASK);
        grant(engine, Authorization.AUTH_TYPE_GRANT, null, SEES_ALL_TASKS, Resources.TASK, "*", READ);
        grant(engine, Authorization.AUTH_TYPE_REVOKE, REVOKED, null, Resources.TASK, "*", READ, TASK_WORK);
    }

    private void step() {
        if (tasks.size() < 4) {
            begin();
            return;
        }
        var task = one(tasks);
        var person = one(PEOPLE);
        var group = one(GROUPS);
        switch (random.nextInt(15)) {
            case 0, 1 -> begin();
            case 2 -> end(task);
            case 3 -> assign(task, person);
            case 4 -> assign(task, null);
            case 5 ->
                PEOPLE.stream()
                        .filter(one -> task.assignee == null && mayWork(task, one))
                        .findFirst()
                        .ifPresent(one -> claim(task, one));
            case 6 -> {
                both(task, (engine, id) -> engine.setOwner(id, person));
                task.own(person);
            }
            case 7 -> delegate(task, person);
            case 8 -> link(task, new Link(person, null, random.nextBoolean() ? "candidate" : "watcher"));
            case 9 -> link(task, new Link(null, group, random.nextBoolean() ? "candidate" : "watcher"));
            case 10 -> link(task, new Link(null, group, "reader"));
            case 11 -> task.now.stream().findAny().ifPresent(link -> unlink(task, link));
            case 12 -> memberships.get(person).add(group);
            case 13 -> memberships.get(person).remove(group);
            default -> grantByHand(task, person);
        }
    }

    private void begin() {
        var process = List.of("first", "second", "").get(random.nextInt(3));
        var task = new LinkedTask(process.isEmpty() ? null : process);
        for (var engine : both) {
            if (process.isEmpty()) {
                var alone = engine.engine.getTaskService().newTask();
                engine.engine.getTaskService().saveTask(alone);
                task.ids.add(alone.getId());
            } else {
                var instance = engine.engine
                        .getRuntimeService()
                        .startProcessInstanceByKey(process)
                        .getId();
                task.ids.add(engine.engine
                        .getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId());
            }
        }
        if (random.nextBoolean()) {
            both(task, (engine, id) -> engine.setVariableLocal(id, "mark", "set"));
        }
        tasks.add(task);
    }

    private void end(LinkedTask task) {
        PEOPLE.stream().filter(person -> mayWork(task, person)).findFirst().ifPresent(person -> {
            baton.as(person, groups(person), () -> {
                baton.engine.getTaskService().complete(task.ids.get(0));
                return null;
            });
            stock.engine.getTaskService().complete(task.ids.get(1));
            tasks.remove(task);
            count("tasks completed");
        });
    }

    private void assign(LinkedTask task, @Nullable String person) {
        both(task, (engine, id) -> engine.setAssignee(id, person));
        task.assign(person);
    }

    private void claim(LinkedTask task, String person) {
        baton.as(person, groups(person), () -> {
            baton.engine.getTaskService().claim(task.ids.get(0), person);
            return null;
        });
        stock.engine.getTaskService().claim(task.ids.get(1), person);
        task.assign(person);
        count("tasks claimed");
    }

    private void delegate(LinkedTask task, String person) {
        var before = task.assignee;
        var owner = task.owner == null ? before : task.owner;
        both(task, (engine, id) -> {
            engine.delegateTask(id, person);
            engine.resolveTask(id);
        });
        task.own(owner);
        task.assign(person);
        task.assign(owner);
    }

    private void link(LinkedTask task, Link link) {
        if (!task.now.contains(link)) {
            both(task, (engine, id) -> {
                if (link.group() == null) {
                    engine.addUserIdentityLink(id, link.person(), link.type());
                } else {
                    engine.addGroupIdentityLink(id, link.group(), link.type());
                }
            });
            task.link(link);
        }
    }

    private void unlink(LinkedTask task, Link link) {
        both(task, (engine, id) -> {
            if (link.group() == null) {
                engine.deleteUserIdentityLink(id, link.person(), link.type());
            } else {
                engine.deleteGroupIdentityLink(id, link.group(), link.type());
            }
        });
        task.now.remove(link);
    }

    /** An administrator may grant somebody a single task besides. */
    private void grantByHand(LinkedTask task, String person) {
        if (task.process != null && !task.wasLinked(person, List.of()) && task.grantedTo.add(person)) {
            grant(baton, Authorization.AUTH_TYPE_GRANT, person, null, Resources.TASK, task.ids.get(0), READ);
            grant(stock, Authorization.AUTH_TYPE_GRANT, person, null, Resources.TASK, task.ids.get(1), READ);
        }
    }

    private void compare() {
        for (var person : PEOPLE) {
            compareLists(person);
            compareSingleTasks(person);
        }
    }

    private void compareLists(String person) {
        var seed = random.nextLong();
        var all = ids(query(baton, seed));
        var sees = tasks.stream()
                .filter(task -> sees(task, person))
                .map(task -> task.ids.get(0))
                .toList();
        var expected = all.stream().filter(sees::contains).sorted().toList();
        var found = baton.as(person, groups(person), () -> ids(query(baton, seed)));
        assertThat(found).as("%s, seed of the query %d", person, seed).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(baton.as(person, groups(person), () -> query(baton, seed).count()))
                .isEqualTo(expected.size());
        count(expected.isEmpty() ? "lists without a task" : "lists with tasks");

        var byTheEngine = stock.as(person, groups(person), () -> ids(query(stock, seed)));
        var remembered = tasks.stream()
                .filter(task -> sawOnce(task, person))
                .map(task -> task.ids.get(1))
                .toList();
        assertThat(byTheEngine)
                .as("the engine itself, %s, seed of the query %d", person, seed)
                .containsExactlyInAnyOrderElementsOf(ids(query(stock, seed)).stream()
                        .filter(remembered::contains)
                        .toList());
        if (byTheEngine.size() > expected.size()) {
            count("seen by the engine, and by Baton no more");
        }
    }

    private void compareSingleTasks(String person) {
        var task = one(tasks);
        var id = task.ids.get(0);
        var authorizations = baton.engine.getAuthorizationService();
        assertThat(authorizations.isUserAuthorized(person, groups(person), TASK_WORK, Resources.TASK, id))
                .as("%s works on %s", person, id)
                .isEqualTo(mayWork(task, person));
        succeedsIf(seesAlone(task, person), person, service -> service.getVariablesLocal(id));
        succeedsIf(seesAlone(task, person), person, service -> service.getIdentityLinksForTask(id));
        succeedsIf(false, person, service -> service.setAssignee(id, person));
        succeedsIf(false, person, service -> service.setVariableLocal(id, "mark", "theirs"));
        if (mayWork(task, person)) {
            count("work allowed");
        } else {
            succeedsIf(false, person, service -> service.claim(id, person));
            succeedsIf(false, person, service -> service.complete(id));
            count("work refused");
        }
    }

    private void succeedsIf(boolean expected, String person, Consumer<TaskService> work) {
        var succeeded = baton.as(person, groups(person), () -> {
            try {
                work.accept(baton.engine.getTaskService());
                return true;
            } catch (AuthorizationException refused) {
                return false;
            }
        });
        assertThat(succeeded).as(person).isEqualTo(expected);
    }

    private boolean sees(LinkedTask task, String person) {
        var groups = groups(person);
        if (person.equals(REVOKED)) {
            return task.isLinked(person, List.of()) || task.grantedTo.contains(person);
        }
        return task.isLinked(person, groups) || task.grantedTo.contains(person) || isGranted(task, groups);
    }

    /** Asked for by its id, a task of no process is not one of all processes; in a list the engine takes it for one. */
    private boolean seesAlone(LinkedTask task, String person) {
        return sees(task, person)
                && (task.process != null
                        || task.isLinked(person, person.equals(REVOKED) ? List.of() : groups(person))
                        || groups(person).contains(SEES_ALL_TASKS));
    }

    private boolean mayWork(LinkedTask task, String person) {
        return task.mayWork(person, person.equals(REVOKED) ? List.of() : groups(person));
    }

    private boolean sawOnce(LinkedTask task, String person) {
        var groups = groups(person);
        return person.equals(REVOKED)
                ? task.wasLinked(person, List.of()) || task.grantedTo.contains(person)
                : task.wasLinked(person, groups) || task.grantedTo.contains(person) || isGranted(task, groups);
    }

    private static boolean isGranted(LinkedTask task, Collection<String> groups) {
        return groups.contains(SEES_ALL_TASKS)
                || groups.contains(MANAGER)
                || groups.contains(LOOKS_AFTER_FIRST) && "first".equals(task.process);
    }

    private TaskQuery query(TaskEngine engine, long seed) {
        return RandomQuery.of(seed, engine.engine.getTaskService(), PEOPLE, GROUPS);
    }

    private static List<String> ids(TaskQuery query) {
        return query.list().stream().map(Task::getId).toList();
    }

    private void both(LinkedTask task, java.util.function.BiConsumer<TaskService, String> work) {
        for (int i = 0; i < both.size(); i++) {
            work.accept(both.get(i).engine.getTaskService(), task.ids.get(i));
        }
    }

    private static void grant(
            TaskEngine engine,
            int type,
            @Nullable String person,
            @Nullable String group,
            Resource resource,
            String id,
            Permission... permissions) {
        var authorizations = engine.engine.getAuthorizationService();
        var grant = authorizations.createNewAuthorization(type);
        if (person != null) {
            grant.setUserId(person);
        } else {
            grant.setGroupId(group);
        }
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }

    private long grantsOfTasks(String name) {
        return database.in(name)
                .sql("select count(*) from act_ru_authorization a join act_ru_task t on t.id_ = a.resource_id_"
                        + " where t.proc_def_id_ is not null")
                .query(Long.class)
                .single();
    }

    private long madeByHand() {
        return tasks.stream().mapToLong(task -> task.grantedTo.size()).sum();
    }

    private List<String> groups(String person) {
        return memberships.get(person).stream().collect(Collectors.toList());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void count(String what) {
        compared.merge(what, 1, Integer::sum);
    }
}
