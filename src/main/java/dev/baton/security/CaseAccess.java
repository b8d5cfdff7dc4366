package dev.baton.security;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReaders;
import dev.baton.casefile.UnknownCase;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Whose case it is. People reach the cases of their team, also while another has the work, those they answer for or have taken
 * over, those on which they have something to do now, and those on which something is open that their role does, answers for or,
 * to read, is consulted on, and what is merged into those; an integrator those of their own source, which is called what they are called.
 */
@Component
class CaseAccess {

    private static final Set<String> SEE_ALL =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    private final CaseFile caseFile;
    private final TaskService tasks;
    private final List<CaseReaders> readers;

    CaseAccess(CaseFile caseFile, TaskService tasks, List<CaseReaders> readers) {
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.readers = readers;
    }

    boolean reachesAll(Authentication login) {
        return groupsOf(login).stream().anyMatch(SEE_ALL::contains);
    }

    /** True also where there is no such case: that is said by who looks for it. */
    boolean reaches(Authentication login, String number) {
        return reaches(login, number, CaseReaders::working);
    }

    /** As {@link #reaches}, for those who only want to read. */
    boolean reads(Authentication login, String number) {
        return reaches(login, number, CaseReaders::reading);
    }

    private boolean reaches(Authentication login, String number, BiFunction<CaseReaders, Case, Set<String>> part) {
        if (reachesAll(login)) {
            return true;
        }
        try {
            var subject = caseFile.get(new CaseNumber(number));
            return isTheirs(subject, login.getName(), groupsOf(login))
                    || haveAPart(subject, groupsOf(login), part)
                    || subject.mergedInto() != null
                            && reaches(login, subject.mergedInto().value(), part);
        } catch (UnknownCase none) {
            return true;
        }
    }

    private boolean haveAPart(Case subject, List<String> groups, BiFunction<CaseReaders, Case, Set<String>> part) {
        return readers.stream()
                .flatMap(room -> part.apply(room, subject).stream())
                .anyMatch(groups::contains);
    }

    private boolean isTheirs(Case subject, String user, List<String> groups) {
        return isOf(subject.team(), groups)
                || isOf(subject.ownTeam(), groups)
                || user.equals(subject.accountable())
                || user.equals(subject.ownAccountable())
                || user.equals(subject.responsible())
                || (groups.contains(Groups.INTEGRATORS) && user.equals(subject.source()))
                || hasWorkOn(subject, user, groups);
    }

    private static boolean isOf(@Nullable String team, List<String> groups) {
        return team != null && groups.contains(team);
    }

    /** Whose group does no work on cases has none, whatever a model gives them. */
    private boolean hasWorkOn(Case subject, String user, List<String> groups) {
        if (groups.stream().noneMatch(Groups.DESK::contains)) {
            return false;
        }
        return of(subject).taskAssignee(user).count() > 0
                || (!groups.isEmpty()
                        && of(subject)
                                        .taskCandidateGroupIn(groups)
                                        .includeAssignedTasks()
                                        .count()
                                > 0);
    }

    private static List<String> groupsOf(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    private TaskQuery of(Case subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number().value());
    }
}
