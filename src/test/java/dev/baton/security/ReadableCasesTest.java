package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.desk.search.CaseFilter;
import dev.baton.desk.search.CaseList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether one case is asked for or a list, somebody reads the same: what a loop over the engine's tasks says they may. */
@BatonTest
class ReadableCasesTest {

    private static final int ROUNDS = 12;
    private static final List<String> PEOPLE = List.of("sam", "sana", "eli", "cleo", "mara", "otto", "zendesk", "nina");
    private static final List<String> GROUPS = List.of(
            "support-agent",
            "engineering",
            "cs-manager",
            "support-manager",
            "process-owner",
            "auditor",
            "integrator",
            "billing-experts");

    /** By the name of the open task: whose role of raci.dmn reads its case. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "Triage case", Set.of("support-agent", "support-manager"),
            "Work on case", Set.of("support-agent", "support-manager", "cs-manager"),
            "Update customer", Set.of("support-agent", "support-manager", "cs-manager"),
            "Read customer's message", Set.of("support-agent", "support-manager", "cs-manager"),
            "Analyze root cause", Set.of("engineering", "support-manager", "support-agent"),
            "Plan strategy", Set.of("cs-manager", "support-manager", "engineering"),
            "Sign off resolution", Set.of("support-manager", "cs-manager"),
            "Take charge", Set.of("support-manager", "support-agent"),
            "Lead escalation", Set.of("support-manager", "support-agent"),
            "Document case", Set.of("support-agent", "support-manager", "engineering"));

    @Autowired
    private Desk desk;

    @Autowired
    private CaseAccess access;

    @Autowired
    private CaseList lists;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<CaseNumber> made = new ArrayList<>();

    @BeforeEach
    void casesInEveryState() {
        desk.setTime(desk.now());
        made.add(desk.report(desk.ordinaryAccount(), Map.of()));
        made.add(desk.report(desk.account("vip", "red", "software", 20), Desk.facts("technical", "high", "high")));
        made.add(escalated("functional"));
        made.add(escalated("hierarchical"));
        var withEngineers = escalated("functional");
        desk.does("eli", "Take charge", withEngineers, Map.of("answer", "accepted"));
        made.add(withEngineers);
        var analyzed = desk.standardCase();
        desk.does(
                "sam",
                "Work on case",
                analyzed,
                Map.of(
                        "outcome",
                        "rootCauseNeeded",
                        "note_summary",
                        "x",
                        "note_environment",
                        "e",
                        "note_stepsTried",
                        "y",
                        "note_hypothesis",
                        "z",
                        "note_nextStep",
                        "n"));
        made.add(analyzed);
        var proposed = desk.standardCase();
        desk.does("sam", "Work on case", proposed, Desk.RESOLVED);
        made.add(proposed);
        var resolved = desk.standardCase();
        desk.resolves(resolved);
        desk.says(resolved, "inbound", "It is back again");
        made.add(resolved);
        var closed = desk.standardCase();
        desk.resolves(closed);
        desk.documents(closed);
        made.add(closed);
        duplicates();
    }

    @AfterEach
    void others() {
        desk.realTime();
    }

    @Test
    void oneCaseAListAndALoopOverTheTasksAgree() {
        var random = new Random(31);
        for (int round = 0; round < ROUNDS; round++) {
            int before = round;
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                status.setRollbackOnly();
                if (before > 0) {
                    change(random);
                }
                for (var person : PEOPLE) {
                    compare(login(person, random));
                }
            });
        }
    }

    @Test
    void aSuccessManagerReadsTheCasesOfTheOwnAccountsAndDoesNotWorkOnThem() {
        var number = made.get(0).value();
        jdbc.sql("update support_case set team = 'engineering', own_team = 'engineering' where number = ?")
                .param(number)
                .update();
        csm("sue", made.get(0));

        var sue = login("sue", "cs-manager");
        assertThat(access.reads(sue, number)).isTrue();
        assertThat(access.reaches(sue, number)).isFalse();
        assertThat(access.reads(login("carl", "cs-manager"), number)).isFalse();
        assertThat(access.reads(login("sue", "integrator"), number))
                .as("an account's facts make nobody one of customer success")
                .isFalse();
    }

    private void csm(String person, CaseNumber number) {
        jdbc.sql("update account set csm = ? where id = (select account from support_case where number = ?)")
                .params(person, number.value())
                .update();
    }

    private void compare(Authentication login) {
        var told = login.getName() + " of " + login.getAuthorities();
        var listed = lists.page(login, CaseFilter.ALL, 200, null).items().stream()
                .map(item -> item.number())
                .toList();
        var open = lists
                .page(
                        login,
                        new CaseFilter(
                                null,
                                Set.of(dev.baton.casefile.Status.OPEN, dev.baton.casefile.Status.RESOLVED),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                null,
                                null),
                        200,
                        null)
                .items()
                .stream()
                .map(item -> item.number())
                .toList();
        for (var number : made) {
            var subject = caseFile.get(number);
            var expected = reads(login.getName(), groupsOf(login), subject);
            assertThat(access.reads(login, number.value()))
                    .as("%s: %s", told, subject)
                    .isEqualTo(expected);
            if (listed.size() < 200) {
                assertThat(listed.contains(number))
                        .as("%s, in the list: %s", told, subject)
                        .isEqualTo(expected);
            }
            assertThat(open.contains(number))
                    .as("%s, in the list of open ones: %s", told, subject)
                    .isEqualTo(expected && subject.closedAt() == null);
        }
    }

    private boolean reads(String person, Set<String> groups, Case subject) {
        return isTheirs(person, groups, subject)
                || subject.mergedInto() != null && reads(person, groups, caseFile.get(subject.mergedInto()));
    }

    private boolean isTheirs(String person, Set<String> groups, Case subject) {
        return groups.contains("support-manager")
                || groups.contains("auditor")
                || (subject.team() != null && groups.contains(subject.team()))
                || (subject.ownTeam() != null && groups.contains(subject.ownTeam()))
                || person.equals(subject.accountable())
                || person.equals(subject.ownAccountable())
                || person.equals(subject.responsible())
                || (groups.contains("integrator") && person.equals(subject.source()))
                || (groups.contains("cs-manager") && person.equals(csmOf(subject)))
                || hasWork(person, groups, subject)
                || hasAPart(groups, subject);
    }

    private @Nullable String csmOf(Case subject) {
        return jdbc.sql("select csm from account where id = ?")
                .param(subject.account())
                .query((row, number) -> new Csm(row.getString("csm")))
                .single()
                .person();
    }

    private record Csm(@Nullable String person) {}

    private boolean hasWork(String person, Set<String> groups, Case subject) {
        return groups.stream().anyMatch(Groups.DESK::contains)
                && (tasks.createTaskQuery()
                                        .processInstanceBusinessKey(
                                                subject.number().value())
                                        .taskAssignee(person)
                                        .count()
                                > 0
                        || tasks.createTaskQuery()
                                        .processInstanceBusinessKey(
                                                subject.number().value())
                                        .taskCandidateGroupIn(List.copyOf(groups))
                                        .includeAssignedTasks()
                                        .count()
                                > 0);
    }

    private boolean hasAPart(Set<String> groups, Case subject) {
        return desk.tasks(subject.number()).stream()
                .flatMap(name -> PARTS.getOrDefault(name, Set.of()).stream())
                .anyMatch(groups::contains);
    }

    /** As no model would do it: whoever and whatever comes to stand anywhere. */
    private void change(Random random) {
        for (var number : made) {
            var column =
                    one(random, List.of("team", "own_team", "accountable", "own_accountable", "responsible", "source"));
            var value = column.contains("team") ? one(random, GROUPS) : one(random, PEOPLE);
            jdbc.sql("update support_case set %s = ? where number = ?".formatted(column))
                    .params(value, number.value())
                    .update();
            csm(one(random, PEOPLE), number);
            var task = tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
                    .findAny();
            task.ifPresent(found -> {
                if (random.nextBoolean()) {
                    jdbc.sql("update act_ru_task set assignee_ = ? where id_ = ?")
                            .params(one(random, PEOPLE), found.getId())
                            .update();
                } else {
                    jdbc.sql(
                                    "update act_ru_identitylink set group_id_ = ? where task_id_ = ? and group_id_ is not null")
                            .params(one(random, GROUPS), found.getId())
                            .update();
                }
            });
        }
    }

    /** One of another of a third. */
    private void duplicates() {
        var account = desk.ordinaryAccount();
        var first = desk.report(account, Desk.facts("technical", "low", "low"));
        var second = desk.report(account, Desk.facts("technical", "low", "low"));
        var third = desk.report(account, Desk.facts("technical", "low", "low"));
        desk.post("/api/cases/%s/links".formatted(first), Map.of("to", second.value(), "kind", "duplicate"));
        desk.post("/api/cases/%s/links".formatted(second), Map.of("to", third.value(), "kind", "duplicate"));
        made.addAll(List.of(first, second, third));
    }

    private CaseNumber escalated(String kind) {
        var number = desk.standardCase();
        desk.escalate(number, kind);
        return number;
    }

    private static Authentication login(String person, Random random) {
        var groups = new ArrayList<>(GROUPS);
        java.util.Collections.shuffle(groups, random);
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(groups.subList(0, random.nextInt(3))));
    }

    private static Authentication login(String person, String group) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(group));
    }

    private static Set<String> groupsOf(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities());
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
