package dev.baton.engine.tasks;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;

import dev.baton.engine.TaskReaders;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.ArrayTypeHandler;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own statements about tasks, in front of which a table is replaced for the length of the statement: a common table
 * expression hides the table of its name. So whatever a query asks, also in queries nested in it, it asks of what the person may see.
 */
final class RightsInSql {

    static final String IS_AUTHORIZED = "isAuthorizedForTask";

    private static final String STOCK_LIST = "selectTaskByQueryCriteria";
    private static final String STOCK_COUNT = "selectTaskCountByQueryCriteria";
    private static final String SEEN = "OfPerson";
    private static final String CHECKED = "WithRevokes";

    private static final String TASKS = "from ACT_RU_TASK RES";

    /** The tasks a person is linked to, or has been granted one by one, by process or all. Asked of a page's few, or of all at once. */
    private static final String TASKS_OF_PERSON = """
            with GRANTED as (
              select A.RESOURCE_ID_ from ACT_RU_AUTHORIZATION A
              where A.TYPE_ < 2 and (A.USER_ID_ in (?, '*') or A.GROUP_ID_ = any(?))
                and (A.RESOURCE_TYPE_ = 7 and A.PERMS_ & %1$d = %1$d or A.RESOURCE_TYPE_ = 6 and A.PERMS_ & %2$d = %2$d)
            ), ACT_RU_TASK as not materialized (
              select T.* from ACT_RU_TASK T
              where exists (select 1 from GRANTED where RESOURCE_ID_ = '*')
                or T.ASSIGNEE_ = ? or T.OWNER_ = ?
                or exists (select 1 from ACT_RU_IDENTITYLINK L
                  where L.TASK_ID_ = T.ID_ and (L.USER_ID_ = ? or L.GROUP_ID_ = any(?)) %3$s)
                or T.ID_ in (select RESOURCE_ID_ from GRANTED)
                or T.PROC_DEF_ID_ in (
                  select D.ID_ from ACT_RE_PROCDEF D where D.KEY_ in (select RESOURCE_ID_ from GRANTED))
                or T.CASE_EXECUTION_ID_ is not null
            )
            """;

    /** Keeps PostgreSQL from reading all links of the person's groups before the first row. */
    private static final String ONE_BY_ONE = "offset 0";

    /** The authorizations, and each link as if it were one: every type but that of a reader lets work. */
    private static final String LINKS_AS_GRANTS = """
            with ACT_RU_AUTHORIZATION as not materialized (
              select ID_, TYPE_, GROUP_ID_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_ from ACT_RU_AUTHORIZATION
              union all
              select ID_, 1, null, ASSIGNEE_, 7, ID_, %1$d from ACT_RU_TASK where ASSIGNEE_ is not null
              union all
              select ID_, 1, null, OWNER_, 7, ID_, %1$d from ACT_RU_TASK where OWNER_ is not null
              union all
              select ID_, 1, GROUP_ID_, USER_ID_, 7, TASK_ID_, case TYPE_ when '%2$s' then %3$d else %1$d end
              from ACT_RU_IDENTITYLINK where TASK_ID_ is not null
            )
            """;

    private final Configuration statements;
    private final String linksAsGrants;

    private RightsInSql(ProcessEngineConfigurationImpl engine) {
        this.statements = engine.getSqlSessionFactory().getConfiguration();
        this.linksAsGrants = LINKS_AS_GRANTS.formatted(work(engine), TaskReaders.LINK, READ.getValue());
    }

    static void addTo(ProcessEngineConfigurationImpl engine) {
        if (!engine.getDatabaseTablePrefix().isEmpty()) {
            throw new IllegalStateException("With a prefix before the engine's tables everybody would see every task.");
        }
        var rights = new RightsInSql(engine);
        for (var stock : List.of(STOCK_LIST, STOCK_COUNT)) {
            rights.add(stock, stock + CHECKED, rights::withLinks);
        }
        rights.add(STOCK_LIST, STOCK_LIST + SEEN, rights.amongThoseOfPerson(ONE_BY_ONE));
        rights.add(STOCK_COUNT, STOCK_COUNT + SEEN, rights.amongThoseOfPerson(""));
        rights.add("isUserAuthorizedForResource", IS_AUTHORIZED, rights::withLinks);
    }

    static String list(TaskQueryImpl query) {
        return STOCK_LIST + variant(query);
    }

    static String count(TaskQueryImpl query) {
        return STOCK_COUNT + variant(query);
    }

    private static String variant(TaskQueryImpl query) {
        var check = query.getAuthCheck();
        if (!check.isAuthorizationCheckEnabled()) {
            return "";
        }
        if (check.isRevokeAuthorizationCheckEnabled()) {
            return CHECKED;
        }
        return isForOwnGroups(query) ? "" : SEEN;
    }

    /** Of what only one's own groups may take on there is nothing one may not see. */
    private static boolean isForOwnGroups(TaskQueryImpl query) {
        if (query.isOrQueryActive() || query.getCandidateUser() != null || query.getCandidateGroupLike() != null) {
            return false;
        }
        var groups = query.getCandidateGroups();
        return groups != null
                && !groups.isEmpty()
                && query.getAuthCheck().getAuthGroupIds().containsAll(groups);
    }

    private void add(String stock, String name, Change change) {
        var of = statements.getMappedStatement(stock);
        statements.addMappedStatement(new MappedStatement.Builder(
                        statements,
                        "dev.baton." + name,
                        asked -> change.of(of.getBoundSql(asked), asked),
                        SqlCommandType.SELECT)
                .resultMaps(of.getResultMaps())
                .build());
    }

    private interface Change {
        BoundSql of(BoundSql stock, @Nullable Object asked);
    }

    private BoundSql withLinks(BoundSql stock, @Nullable Object asked) {
        return prefixed(linksAsGrants, List.of(), stock, asked);
    }

    private Change amongThoseOfPerson(String how) {
        var tasks = TASKS_OF_PERSON.formatted(READ.getValue(), READ_TASK.getValue(), how);
        return (stock, asked) -> amongThoseOfPerson(tasks, stock, asked);
    }

    private BoundSql amongThoseOfPerson(String tasks, BoundSql stock, @Nullable Object asked) {
        if (!stock.getSql().contains(TASKS) || !(asked instanceof TaskQueryImpl query)) {
            throw new IllegalStateException("Not a query for tasks: " + stock.getSql());
        }
        var person = text("person");
        var groups = new ParameterMapping.Builder(statements, "ofGroups", new ArrayTypeHandler()).build();
        var sql = prefixed(tasks, List.of(person, groups, person, person, person, groups), stock, asked);
        sql.setAdditionalParameter(person.getProperty(), query.getAuthCheck().getAuthUserId());
        sql.setAdditionalParameter(
                groups.getProperty(), query.getAuthCheck().getAuthGroupIds().toArray(String[]::new));
        return sql;
    }

    private ParameterMapping text(String name) {
        return new ParameterMapping.Builder(statements, name, String.class).build();
    }

    private BoundSql prefixed(String before, List<ParameterMapping> values, BoundSql stock, @Nullable Object asked) {
        var all = new ArrayList<>(values);
        all.addAll(stock.getParameterMappings());
        var sql = new BoundSql(statements, before + stock.getSql(), all, asked);
        stock.getAdditionalParameters().forEach(sql::setAdditionalParameter);
        return sql;
    }

    /** What the engine itself gives to whom it links to a task. */
    private static int work(ProcessEngineConfigurationImpl engine) {
        return READ.getValue()
                | engine.getDefaultUserPermissionForTask().getValue()
                | (engine.isEnforceSpecificVariablePermission() ? TaskPermissions.READ_VARIABLE.getValue() : 0);
    }
}
