package dev.baton.raci.advice;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.ActivityTold;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.raci.Raci;
import dev.baton.raci.Roles;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The activity is done: each group that {@code raci.dmn} makes Informed is told once, customer success by the manager of the account
 * where it names one; and nobody is asked about it any more.
 */
@Component
class Inform implements JavaDelegate {

    private static final String SUCCESS = "cs-manager";

    private final Raci raci;
    private final CaseFile caseFile;
    private final Accounts accounts;
    private final Notices notices;
    private final AdviceEnds ends;
    private final ActivityTitles titles;
    private final IdentityService identities;

    Inform(
            Raci raci,
            CaseFile caseFile,
            Accounts accounts,
            Notices notices,
            AdviceEnds ends,
            ActivityTitles titles,
            IdentityService identities) {
        this.raci = raci;
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.notices = notices;
        this.ends = ends;
        this.titles = titles;
        this.identities = identities;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var activity = (String) execution.getVariable("activity");
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        ends.withTheActivity(subject.number(), activity);
        var roles = raci.roles(subject, activity);
        var told = roles.informed().stream()
                .distinct()
                .filter(group -> !roles.doers().contains(group))
                .map(group -> tell(subject, roles, group))
                .toList();
        if (!told.isEmpty()) {
            caseFile.record(new ActivityTold(subject.number(), activity, String.join(", ", told)));
        }
    }

    /** Whom. */
    private String tell(Case subject, Roles roles, String group) {
        var notice = Notice.about(subject.number(), "informed", titles.key(roles), by());
        var manager = manager(subject, group);
        if (manager.isPresent()) {
            notices.tellPerson(manager.get(), notice);
        } else {
            notices.tellGroup(group, notice);
        }
        return manager.orElse(group);
    }

    /** Somebody whom a CRM names and Baton does not know would never read it. */
    private Optional<String> manager(Case subject, String group) {
        return Optional.of(group)
                .filter(SUCCESS::equals)
                .map(success -> accounts.get(subject.account()).csm())
                .filter(person -> identities
                                .createUserQuery()
                                .userId(person)
                                .memberOfGroup(group)
                                .count()
                        > 0);
    }

    private static String by() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? "Baton" : login.getName();
    }
}
