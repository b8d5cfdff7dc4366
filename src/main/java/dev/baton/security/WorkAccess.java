package dev.baton.security;

import dev.baton.casefile.CaseNumber;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Comments and attachments of tasks and instances: the engine shows and takes them without asking whose they are, so it is
 * asked here whose case they belong to; those of no case are account escalations', which are Customer Success's.
 */
@Component
class WorkAccess {

    private final CaseAccess cases;
    private final TaskService tasks;
    private final RuntimeService runtime;

    WorkAccess(CaseAccess cases, TaskService tasks, RuntimeService runtime) {
        this.cases = cases;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    AuthorizationManager<RequestAuthorizationContext> ofTheTask(AccessRule rule) {
        return (login, request) -> decide(rule, login, instanceOf(id(request)));
    }

    AuthorizationManager<RequestAuthorizationContext> ofTheInstance(AccessRule rule) {
        return (login, request) -> decide(rule, login, id(request));
    }

    private AuthorizationDecision decide(AccessRule rule, Supplier<Authentication> login, @Nullable String instance) {
        return new AuthorizationDecision(rule.allows(login.get()) && reaches(login.get(), instance));
    }

    private boolean reaches(Authentication login, @Nullable String instance) {
        return cases.reachesAll(login) || (instance != null && reachesCaseOf(login, instance));
    }

    private boolean reachesCaseOf(Authentication login, String instance) {
        var process =
                runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
        return process != null
                && process.getBusinessKey() != null
                && (CaseNumber.isOne(process.getBusinessKey())
                        ? cases.reaches(login, process.getBusinessKey())
                        : AuthorityUtils.authorityListToSet(login.getAuthorities())
                                .contains(Groups.CUSTOMER_SUCCESS));
    }

    private @Nullable String instanceOf(String task) {
        var found = tasks.createTaskQuery().taskId(task).singleResult();
        return found == null ? null : found.getProcessInstanceId();
    }

    private static String id(RequestAuthorizationContext request) {
        return request.getVariables().get("id");
    }
}
