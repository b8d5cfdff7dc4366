package dev.baton.security;

import dev.baton.casefile.CaseReaders;
import dev.baton.casefile.CaseReaders.OpenWork;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Whose case it is. People reach the cases of their team, also while another has the work, those they answer for or have taken
 * over, those on which they have something to do now, and those on which something is open that their role does, answers for or,
 * to read, is consulted on, and what is merged into those; a customer success manager reads those of the accounts that name them as
 * such, and those of an account escalation that they are directly responsible for; an integrator those of their own source, which is called what they are
 * called.
 */
@Component
public class ReadableCases {

    private static final Set<String> SEE_ALL =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    private static final List<String> OF_PERSON_OR_TEAM = List.of(
            "team = any (:own_groups)",
            "own_team = any (:own_groups)",
            "accountable = :own_person",
            "own_accountable = :own_person",
            "responsible = :own_person");

    private static final String OF_SOURCE = "source = :own_person";

    private static final String OF_OWN_ACCOUNT =
            "account = any (array (select id from account where csm = :own_person))";

    private static final String OF_LED_ACCOUNT = """
            select member.case_number as number from account_escalation one
              join account_escalation_case member on member.escalation = one.number
              where one.responsible = :own_person and one.ended_at is null\
            """;

    private static final String TASKS = """
            select process.business_key_::text as number from act_ru_task task
              join act_ru_execution process on process.id_ = task.proc_inst_id_\
            """;

    private static final List<String> WITH_WORK = List.of(
            TASKS + " where task.assignee_ = :own_person",
            TASKS + " join act_ru_identitylink link on link.task_id_ = task.id_"
                    + " where link.type_ = 'candidate' and link.group_id_ = any (:own_groups)");

    private static final String WITH_A_PART = TASKS + " where task.task_def_key_ = any (:own_tasks)"
            + " and task.proc_def_id_ || ' ' || task.task_def_key_ = any (:own_parts)";

    private final List<CaseReaders> readers;

    ReadableCases(List<CaseReaders> readers) {
        this.readers = readers;
    }

    /** What this person may read. Two SQL statements at most, however many cases there are. */
    public CaseScope readBy(Authentication login) {
        var groups = groupsOf(login);
        return of(login, groups, true, CaseReaders::reading);
    }

    /** What this person may read without being one who may read every case. Two SQL statements at most. */
    public CaseScope ownOf(Authentication login) {
        return part(login, groupsOf(login), true, CaseReaders::reading);
    }

    /** What this person may act on. */
    CaseScope workedOnBy(Authentication login) {
        var groups = groupsOf(login);
        return of(login, groups, false, CaseReaders::working);
    }

    /** Whether this person may read every case. */
    public boolean isEvery(Authentication login) {
        return groupsOf(login).stream().anyMatch(SEE_ALL::contains);
    }

    private CaseScope of(
            Authentication login,
            Set<String> groups,
            boolean reading,
            BiFunction<CaseReaders, Set<String>, Set<OpenWork>> part) {
        return isEvery(login) ? CaseScope.every() : part(login, groups, reading, part);
    }

    private CaseScope part(
            Authentication login,
            Set<String> groups,
            boolean reading,
            BiFunction<CaseReaders, Set<String>, Set<OpenWork>> part) {
        var parts = readers.stream()
                .flatMap(room -> part.apply(room, groups).stream())
                .collect(Collectors.toSet());
        return CaseScope.of(
                ofCases(groups, reading),
                ofWork(groups, reading, !parts.isEmpty()),
                Map.of(
                        "own_person", login.getName(),
                        "own_groups", groups.toArray(String[]::new),
                        "own_parts", column(parts, one -> one.process() + " " + one.task()),
                        "own_tasks", column(parts, OpenWork::task)));
    }

    private static List<String> ofCases(Set<String> groups, boolean reading) {
        var source = groups.contains(Groups.INTEGRATORS) ? Stream.of(OF_SOURCE) : Stream.<String>empty();
        var accounts = reading && groups.contains(Groups.CUSTOMER_SUCCESS)
                ? Stream.of(OF_OWN_ACCOUNT)
                : Stream.<String>empty();
        return Stream.of(OF_PERSON_OR_TEAM.stream(), source, accounts)
                .flatMap(ways -> ways)
                .toList();
    }

    private static List<String> ofWork(Set<String> groups, boolean reading, boolean haveAPart) {
        var tasks = ofTasks(groups, haveAPart);
        return reading && groups.contains(Groups.CUSTOMER_SUCCESS)
                ? Stream.concat(tasks.stream(), Stream.of(OF_LED_ACCOUNT)).toList()
                : tasks;
    }

    /** Whose group does no work on cases has none, whatever a model gives them. */
    private static List<String> ofTasks(Set<String> groups, boolean haveAPart) {
        var work = groups.stream().anyMatch(Groups.DESK::contains) ? WITH_WORK : List.<String>of();
        return haveAPart ? Stream.concat(work.stream(), Stream.of(WITH_A_PART)).toList() : work;
    }

    private static String[] column(Set<OpenWork> parts, Function<OpenWork, String> part) {
        return parts.stream().map(part).toArray(String[]::new);
    }

    private static Set<String> groupsOf(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities());
    }
}
