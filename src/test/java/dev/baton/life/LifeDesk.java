package dev.baton.life;

import dev.baton.Desk;
import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.resolution.GiveConcession;
import dev.baton.security.tokens.ApiTokens;
import dev.baton.security.tokens.Scope;
import dev.baton.sla.review.DeadlineReviews;
import dev.baton.sla.sweep.Sweeper;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What a life is done with. Programs call by token: a password costs more than all that a call does. */
@TestComponent
class LifeDesk {

    private static final Duration FOR_A_LIFE = Duration.ofDays(365);

    private final Desk desk;
    private final CaseFile caseFile;
    private final Accounts accounts;
    private final Sweeper sweeper;
    private final DeadlineReviews reviews;
    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final TestRestTemplate http;
    private final JdbcClient jdbc;
    private final GiveConcession concessions;
    private final LifeCustomers customers;
    private final Object restart;
    private final Object holders;
    private final Object threads;
    private final HttpHeaders token = new HttpHeaders();

    LifeDesk(
            Desk desk,
            CaseFile caseFile,
            Accounts accounts,
            Sweeper sweeper,
            DeadlineReviews reviews,
            ApiTokens tokens,
            TaskService tasks,
            FormService forms,
            RuntimeService runtime,
            IdentityService identities,
            TestRestTemplate http,
            JdbcClient jdbc,
            GiveConcession concessions,
            LifeCustomers customers,
            ApplicationContext context)
            throws ClassNotFoundException {
        this.desk = desk;
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.sweeper = sweeper;
        this.reviews = reviews;
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.identities = identities;
        this.http = http;
        this.jdbc = jdbc;
        this.concessions = concessions;
        this.customers = customers;
        this.restart = context.getBean("restartProcess");
        this.threads = context.getBean("threads");
        this.holders = context.getAutowireCapableBeanFactory()
                .createBean(Class.forName("dev.baton.routing.holders.GiveAwayRegularly"));
        jdbc.sql("alter system set fsync = off").update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
        token.setBearerAuth(tokens.create("admin", "lives", EnumSet.allOf(Scope.class), FOR_A_LIFE));
    }

    /** What came of something that was asked for. */
    record Answer(int status, Map<String, Object> body) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }
    }

    Desk time() {
        return desk;
    }

    CaseFile caseFile() {
        return caseFile;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Answer asks(HttpMethod method, String path, @Nullable Map<String, ?> body) {
        var answer = http.exchange(path, method, new HttpEntity<>(body, token), Map.class);
        var told = (Map<String, Object>) (Map) answer.getBody();
        return new Answer(answer.getStatusCode().value(), told == null ? Map.of() : told);
    }

    /** A mail of theirs with the token of the case in its subject. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Answer mails(String from, CaseNumber number, boolean byMachine) {
        var token = ReflectionTestUtils.<String>invokeMethod(threads, "token", number);
        var raw = "From: %s\r\nSubject: Re: Export %s\r\nMessage-ID: <%s@customer.example.com>\r\n%s\r\nAny news?\r\n"
                .formatted(from, token, UUID.randomUUID(), byMachine ? "Auto-Submitted: auto-replied\r\n" : "");
        var headers = new HttpHeaders();
        headers.putAll(this.token);
        headers.set(HttpHeaders.CONTENT_TYPE, "message/rfc822");
        var answer = http.exchange(
                "/api/mail",
                HttpMethod.POST,
                new HttpEntity<>(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers),
                Map.class);
        return new Answer(answer.getStatusCode().value(), (Map<String, Object>) (Map) answer.getBody());
    }

    String account(String tier, String health, String industry) {
        var id = "life-" + UUID.randomUUID();
        var renewal = java.time.LocalDate.ofInstant(desk.now(), java.time.ZoneOffset.UTC)
                .plusDays(300);
        accounts.save(new Account(
                id,
                "Account",
                tier,
                null,
                new BigDecimal("1000"),
                renewal,
                health,
                null,
                industry,
                null,
                null,
                null,
                true));
        return id;
    }

    void sweeps(Collection<CaseNumber> cases) {
        ReflectionTestUtils.invokeMethod(holders, "look");
        sweeper.sweep(cases);
    }

    void reviews() {
        if (!reviews.isRunning()) {
            ReflectionTestUtils.invokeMethod(reviews, "start", "rules changed", null);
        }
    }

    LifeCustomer customerOf(CaseNumber number) {
        return customers.of(number);
    }

    /** What the button does. */
    void restarts(CaseNumber number) {
        ReflectionTestUtils.invokeMethod(restart, "restart", number);
    }

    void losesItsProcess(CaseNumber number) {
        var roots = runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        runtime.deleteProcessInstancesIfExists(roots, "cancelled in Cockpit", false, true, false);
    }

    /** Nothing changes where they have it. */
    void takes(String person, LifeTask task) {
        as(person, () -> tasks.claim(task.id(), person));
    }

    void does(String person, LifeTask task, Map<String, Object> answers) {
        as(person, () -> {
            tasks.claim(task.id(), person);
            forms.submitTaskForm(task.id(), answers);
        });
    }

    private void as(String person, Runnable work) {
        var groups = identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(person, groups);
        try {
            work.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    /** When the customer is to hear next, as it is owed. */
    java.util.Optional<java.time.Instant> nextUpdate(CaseNumber number) {
        return jdbc.sql("select due from promise where case_number = ? and what = 'next update' and ended_at is null")
                .param(number.value())
                .query(java.time.OffsetDateTime.class)
                .optional()
                .map(java.time.OffsetDateTime::toInstant);
    }

    long events(Collection<CaseNumber> cases) {
        return jdbc.sql("select count(*) from case_event where case_number in (:numbers)")
                .param("numbers", cases.stream().map(CaseNumber::value).toList())
                .query(Long.class)
                .single();
    }

    List<LifeTask> tasks(CaseNumber number) {
        return jdbc.sql("""
                select t.id_ as id, t.name_ as name, t.assignee_ as assignee, t.due_date_ as due,
                  (select v.long_ from act_ru_variable v
                    where v.execution_id_ = t.proc_inst_id_ and v.name_ = 'escalation') as escalation,
                  (select v.long_ from act_ru_variable v
                    where v.execution_id_ = t.proc_inst_id_ and v.name_ = 'advice') as advice,
                  array(select l.group_id_ from act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null) as groups
                from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
                where p.business_key_ = ? order by t.create_time_, t.id_
                """)
                .param(number.value())
                .query((row, nth) -> new LifeTask(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("assignee"),
                        row.getTimestamp("due") == null
                                ? null
                                : row.getTimestamp("due").toLocalDateTime().toInstant(java.time.ZoneOffset.UTC),
                        row.getObject("escalation", Long.class),
                        row.getObject("advice", Long.class),
                        Arrays.asList((String[]) row.getArray("groups").getArray())))
                .list();
    }

    /** Whether the same was asked for before and nobody has answered yet. */
    boolean isAsked(CaseNumber number, String kind, String reason) {
        return jdbc.sql("""
                        select count(*) from escalation
                        where case_number = ? and state = 'REQUESTED' and lower(requested_kind) = ? and reason = ?
                        """)
                        .params(number.value(), kind, reason)
                        .query(Long.class)
                        .single()
                > 0;
    }

    int rejections(Long escalation) {
        return jdbc.sql("select count(*) from brief_rejection where escalation = ?")
                .param(escalation)
                .query(Integer.class)
                .single();
    }

    /** Whether the leadership hears of an escalation of it every day. */
    boolean dailyUpdates(CaseNumber number) {
        return jdbc.sql("""
                select exists (select 1 from escalation
                  where case_number = ? and state = 'ACCEPTED' and leadership_every = 'P1D')
                """).param(number.value()).query(Boolean.class).single();
    }

    boolean isConcessionAsked(CaseNumber number) {
        return jdbc.sql("select count(*) from concession where case_number = ? and state = 'ASKED'")
                        .param(number.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void gives(String person, CaseNumber number) {
        concessions.give(number, GiveConcession.Kind.REFUND, new BigDecimal("0.01"), "For the trouble", person, null);
    }

    boolean isWorkedOnByAnEscalation(CaseNumber number) {
        return jdbc.sql("""
                        select count(*) from escalation
                        where case_number = ? and state = 'ACCEPTED' and kind = 'FUNCTIONAL'
                        """).param(number.value()).query(Long.class).single() > 0;
    }

    /** Whatever a refusal must not change. */
    String everythingOf(CaseNumber number) {
        return jdbc.sql("""
                select concat(
                  (select c::text from support_case c where number = :number), ' events ',
                  (select count(*) from case_event where case_number = :number), ' tasks ',
                  (select string_agg(concat(t.id_, t.assignee_), ' ' order by t.id_)
                    from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_ where p.business_key_ = :number),
                  ' concessions ', (select string_agg(g::text, ' ' order by id) from concession g where case_number = :number),
                  ' waits ', (select string_agg(w::text, ' ' order by w::text) from waiting w where case_number = :number),
                  ' escalations ', (select string_agg(e::text, ' ' order by id) from escalation e where case_number = :number),
                  ' briefs ', (select string_agg(concat(b::text, r::text), ' ' order by b.escalation, r.id)
                    from escalation_brief b join escalation e on e.id = b.escalation
                    left join brief_rejection r on r.escalation = e.id where e.case_number = :number),
                  ' updates ', (select string_agg(u::text, ' ' order by u.id)
                    from leadership_update u join escalation e on e.id = u.escalation where e.case_number = :number),
                  ' promises ', (select string_agg(p::text, ' ' order by id) from promise p where case_number = :number),
                  ' clocks ', (select string_agg(s::text, ' ' order by s::text) from sla_clock s where case_number = :number))
                """).param("number", number.value()).query(String.class).single();
    }

    /** The life is over: nothing of it is left for those that come after. */
    void forget(Collection<CaseNumber> cases) {
        desk.realTime();
        var numbers = cases.stream().map(CaseNumber::value).toList();
        jdbc.sql("update support_case set status = 'CLOSED', closed_at = now() where number in (:numbers)")
                .param("numbers", numbers)
                .update();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null and subject in (:numbers)")
                .param("numbers", numbers)
                .update();
    }
}
