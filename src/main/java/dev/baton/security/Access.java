package dev.baton.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.baton.security.deeds.CaseReadings;
import dev.baton.security.setup.Permissions;
import dev.baton.security.tokens.Scope;
import java.util.stream.Stream;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may ask for what. The table of {@code docs/security.md} says the same, and a test asks for each of its cells. */
@Component
public class Access
        implements Customizer<
                AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {

    private static final AccessRule EVERYONE = AccessRule.to(Groups.NAMES.keySet().stream(), null);
    private static final AccessRule STAFF = AccessRule.to(staff(), null);
    private static final AccessRule WORKERS = AccessRule.to(writers(), null);
    private static final AccessRule MANAGERS =
            AccessRule.to(Stream.of(Groups.MANAGERS, Groups.LEADERS, Groups.ADMINISTRATORS), null);
    private static final AccessRule WATCHERS = AccessRule.to(Groups.WATCHING.stream(), null);
    private static final AccessRule MENDERS = AccessRule.to(
            Stream.of(Groups.MANAGERS, Groups.LEADERS, Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS), null);
    /** Whose business an account is as a whole. */
    private static final AccessRule SUCCESS = AccessRule.to(success(), null);

    private static final AccessRule NAME_SPONSORS = AccessRule.to(success(), Scope.ACCOUNTS_WRITE);
    /** Who says whom else Baton tells what happens. */
    private static final AccessRule OWNERS =
            AccessRule.to(Stream.of(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS), null);

    /** Who looks at what processes did, whatever case they belong to. */
    private static final AccessRule HISTORIANS =
            AccessRule.to(Stream.of(Groups.PROCESS_OWNERS, Groups.AUDITORS, Groups.ADMINISTRATORS), null);

    private static final AccessRule READ_FIGURES = AccessRule.to(staff(), Scope.CASES_READ);

    private static final AccessRule ADMINISTRATORS = AccessRule.to(Stream.of(Groups.ADMINISTRATORS), null);

    /** A scraper is a program, or whoever runs Baton. */
    private static final AccessRule SCRAPE =
            AccessRule.to(Stream.of(Groups.INTEGRATORS, Groups.ADMINISTRATORS), Scope.METRICS_READ);

    private static final AccessRule READ_CASES = AccessRule.to(with(readers(), Groups.INTEGRATORS), Scope.CASES_READ);
    private static final AccessRule WRITE_CASES = AccessRule.to(with(writers(), Groups.INTEGRATORS), Scope.CASES_WRITE);
    /** A person agrees a date with the customer, never a program. */
    private static final AccessRule AGREE_DATES = AccessRule.to(writers(), Scope.CASES_WRITE);

    private static final AccessRule WRITE_ACCOUNTS =
            AccessRule.to(with(writers(), Groups.INTEGRATORS), Scope.ACCOUNTS_WRITE);
    /** Whoever hands in mail speaks for any customer. */
    private static final AccessRule HAND_IN_MAIL = AccessRule.to(
            Stream.of(Groups.MANAGERS, Groups.LEADERS, Groups.INTEGRATORS, Groups.ADMINISTRATORS), Scope.MAIL_WRITE);

    /** Who looks into the record of everything. */
    private static final AccessRule AUDITING =
            AccessRule.to(Stream.of(Groups.AUDITORS, Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS), null);

    private static final AccessRule AUDIT =
            AccessRule.to(Stream.of(Groups.AUDITORS, Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS), Scope.AUDIT_READ);

    private static final AccessRule FIND_ENGINE = AccessRule.to(staff(), Scope.MODELS_DEPLOY);
    private static final AccessRule DEPLOY =
            AccessRule.to(Stream.of(Groups.PROCESS_OWNERS, Groups.ADMINISTRATORS), Scope.MODELS_DEPLOY);

    private final CaseAccess cases;
    private final WorkAccess work;
    private final CaseReadings readings;

    Access(CaseAccess cases, WorkAccess work, CaseReadings readings) {
        this.cases = cases;
        this.work = work;
        this.readings = readings;
    }

    @Override
    public void customize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(Paths.anyOf("/login/**", "/oauth2/**", "/baton/**", "/actuator/health/**", "/error"))
                .permitAll()
                .requestMatchers(Paths.SIGNED)
                .permitAll()
                .requestMatchers(Paths.SECRETS)
                .permitAll()
                .requestMatchers(Paths.CLOSED)
                .denyAll()
                .requestMatchers(Paths.anyOf(GET, "/actuator/prometheus"))
                .access(SCRAPE)
                .requestMatchers(Paths.anyOf("/actuator/**"))
                .access(ADMINISTRATORS)
                .requestMatchers(
                        Paths.anyOf(GET, "/audit/erasures/**", "/api/audit/erasures/**", "/api/audit/holds/**"))
                .access(AUDITING)
                .requestMatchers(Paths.anyOf("/audit/erasures/**", "/api/audit/erasures/**", "/api/audit/holds/**"))
                .access(OWNERS);
        api(requests);
        engine(requests);
        requests.requestMatchers(Paths.anyOf(POST, "/deadlines/*/restart"))
                .access(MANAGERS)
                .requestMatchers(Paths.anyOf(GET, "/cases/{number}", "/cases/{number}/**"))
                .access(readingTheCase(AccessRule.to(readers(), null)))
                .requestMatchers(Paths.anyOf("/cases/{number}", "/cases/{number}/**"))
                .access(ofTheCase(AccessRule.to(writers(), null)))
                .requestMatchers(Paths.anyOf("/board", "/board/**"))
                .access(AccessRule.to(readers(), null))
                .requestMatchers(Paths.anyOf(GET, "/accounts", "/accounts/**"))
                .access(AccessRule.to(readers(), null))
                .requestMatchers(Paths.anyOf(GET, "/people", "/people/**", "/promises"))
                .access(AccessRule.to(readers(), null))
                .requestMatchers(Paths.anyOf("/people/*/absences/**"))
                .access(WORKERS)
                .requestMatchers(Paths.anyOf("/people/**"))
                .access(MANAGERS)
                .requestMatchers(Paths.anyOf(POST, "/accounts/*/watch", "/accounts/*/sponsor"))
                .access(SUCCESS)
                .requestMatchers(Paths.anyOf(POST, "/accounts/*/escalations"))
                .access(WORKERS)
                .requestMatchers(Paths.anyOf(GET, "/account-escalations/**"))
                .access(AccessRule.to(readers(), null))
                .requestMatchers(Paths.anyOf("/account-escalations/**"))
                .access(WORKERS)
                .requestMatchers(Paths.anyOf(POST, "/okrs/**"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf(POST, "/reviews/**"))
                .access(MANAGERS)
                .requestMatchers(Paths.anyOf("/report", "/report/**"))
                .access(WORKERS)
                .requestMatchers(Paths.anyOf(GET, "/intake"))
                .access(WATCHERS)
                .requestMatchers(Paths.anyOf("/intake/**"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf("/history/**"))
                .access(HISTORIANS)
                .requestMatchers(Paths.anyOf("/audit", "/audit/**"))
                .access(AUDITING)
                .requestMatchers(Paths.anyOf("/endpoints/**"))
                .access(OWNERS)
                .requestMatchers(Paths.anyOf(POST, "/numbers/recount"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf(POST, "/numbers/*/answer"))
                .access(OWNERS)
                .requestMatchers(Paths.anyOf(GET, "/deliveries/**"))
                .access(WATCHERS)
                .requestMatchers(Paths.anyOf("/deliveries/**"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf(GET, "/tasklist/**"))
                .access(WORKERS)
                .requestMatchers(Paths.anyOf("/", "/logout", "/tokens", "/tokens/**"))
                .access(EVERYONE)
                .anyRequest()
                .access(STAFF);
    }

    private void api(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(Paths.anyOf("/api/openapi/**", "/api/openapi.yaml"))
                .access(AccessRule.to(Groups.NAMES.keySet().stream(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf(GET, "/api/cases"))
                .access(READ_CASES)
                .requestMatchers(Paths.anyOf(GET, "/api/cases/{number}", "/api/cases/{number}/**"))
                .access(readingTheCase(READ_CASES))
                .requestMatchers(Paths.anyOf("/api/cases/{number}/agreed-dates/**"))
                .access(ofTheCase(AGREE_DATES))
                .requestMatchers(Paths.anyOf("/api/cases/{number}", "/api/cases/{number}/**"))
                .access(ofTheCase(WRITE_CASES))
                .requestMatchers(Paths.anyOf(POST, "/api/cases"))
                .access(WRITE_CASES)
                .requestMatchers(Paths.anyOf(POST, "/api/kpis/recount"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf(GET, "/api/kpis", "/api/kpis/**"))
                .access(READ_FIGURES)
                .requestMatchers(Paths.anyOf("/api/history/**"))
                .access(HISTORIANS)
                .requestMatchers(Paths.anyOf("/api/endpoints/**"))
                .access(OWNERS)
                .requestMatchers(Paths.anyOf("/api/accounts/*/watch"))
                .access(SUCCESS)
                .requestMatchers(Paths.anyOf(PUT, "/api/accounts/*/sponsor"))
                .access(NAME_SPONSORS)
                .requestMatchers(Paths.anyOf(POST, "/api/accounts/*/escalations"))
                .access(AccessRule.to(writers(), Scope.CASES_WRITE))
                .requestMatchers(Paths.anyOf(GET, "/api/account-escalations/**"))
                .access(AccessRule.to(readers(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf("/api/account-escalations/**"))
                .access(AccessRule.to(writers(), Scope.CASES_WRITE))
                .requestMatchers(Paths.anyOf(PUT, "/api/accounts/**"))
                .access(WRITE_ACCOUNTS)
                .requestMatchers(Paths.anyOf(POST, "/api/accounts/import"))
                .access(WRITE_ACCOUNTS)
                .requestMatchers(Paths.anyOf(GET, "/api/accounts", "/api/accounts/**", "/api/promises"))
                .access(AccessRule.to(readers(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf("/api/audit", "/api/audit/**"))
                .access(AUDIT)
                .requestMatchers(Paths.anyOf(POST, "/api/mail"))
                .access(HAND_IN_MAIL)
                .requestMatchers(Paths.anyOf(POST, "/api/sla/preview"))
                .access(AccessRule.to(Groups.NAMES.keySet().stream(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf(POST, "/api/people/import", "/api/people/*/reassignment"))
                .access(MANAGERS)
                .requestMatchers(Paths.anyOf(PUT, "/api/people/*"))
                .access(MANAGERS)
                .requestMatchers(Paths.anyOf(GET, "/api/raci"))
                .access(AccessRule.to(staff(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf(GET, "/api/okrs", "/api/reviews/**"))
                .access(AccessRule.to(staff(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf(PUT, "/api/okrs"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf("/api/preferences"))
                .access(STAFF)
                .requestMatchers(Paths.anyOf(GET, "/api/deliveries"))
                .access(AccessRule.to(Groups.WATCHING.stream(), Scope.CASES_READ))
                .requestMatchers(Paths.anyOf("/api/deliveries/**"))
                .access(MENDERS)
                .requestMatchers(Paths.anyOf(GET, "/api/**"))
                .access(AccessRule.to(readers(), null))
                .requestMatchers(Paths.anyOf("/api/rotas/**"))
                .access(MANAGERS)
                .requestMatchers(Paths.anyOf("/api/**"))
                .access(WORKERS);
    }

    /** The engine decides further, by its own authorizations; see {@link Permissions}. */
    private void engine(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(Paths.anyOf(GET, "/engine-rest/version", "/engine-rest/deployment"))
                .access(FIND_ENGINE)
                .requestMatchers(Paths.anyOf(POST, "/engine-rest/deployment/create"))
                .access(DEPLOY)
                .requestMatchers(Paths.anyOf(GET, Paths.TASK_NOTES))
                .access(work.ofTheTask(STAFF))
                .requestMatchers(Paths.anyOf(Paths.TASK_NOTES))
                .access(work.ofTheTask(WORKERS))
                .requestMatchers(Paths.anyOf(GET, Paths.INSTANCE_NOTES))
                .access(work.ofTheInstance(STAFF))
                .requestMatchers(Paths.anyOf(Paths.INSTANCE_NOTES))
                .access(work.ofTheInstance(WORKERS))
                .requestMatchers(Paths.reading(Paths.ENGINE_OF_TASKLIST))
                .access(STAFF)
                .requestMatchers(Paths.ENGINE_OF_TASKLIST)
                .access(WORKERS)
                .requestMatchers(Paths.reading(Paths.ENGINE))
                .access(WATCHERS)
                .requestMatchers(Paths.COCKPIT)
                .access(WATCHERS)
                .requestMatchers(Paths.ENGINE)
                .access(MANAGERS);
    }

    private AuthorizationManager<RequestAuthorizationContext> readingTheCase(AccessRule rule) {
        return (login, request) -> {
            var number = request.getVariables().get("number");
            var may = rule.allows(login.get()) && cases.reads(login.get(), number);
            if (may) {
                readings.read(login.get(), number);
            }
            return new AuthorizationDecision(may);
        };
    }

    private AuthorizationManager<RequestAuthorizationContext> ofTheCase(AccessRule rule) {
        return (login, request) -> new AuthorizationDecision(rule.allows(login.get())
                && cases.reaches(login.get(), request.getVariables().get("number")));
    }

    private static Stream<String> success() {
        return Stream.of(Groups.CUSTOMER_SUCCESS, Groups.MANAGERS, Groups.LEADERS, Groups.ADMINISTRATORS);
    }

    private static Stream<String> writers() {
        return with(Groups.DESK.stream(), Groups.ADMINISTRATORS);
    }

    private static Stream<String> readers() {
        return with(writers(), Groups.AUDITORS);
    }

    private static Stream<String> staff() {
        return Groups.NAMES.keySet().stream().filter(group -> !group.equals(Groups.INTEGRATORS));
    }

    private static Stream<String> with(Stream<String> groups, String another) {
        return Stream.concat(groups, Stream.of(another));
    }
}
