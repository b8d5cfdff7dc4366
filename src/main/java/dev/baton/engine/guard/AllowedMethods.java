package dev.baton.engine.guard;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.joda.time.ReadableInstant;

/** What an expression may ask of a value, of the execution and of the task, by the methods' names. Nothing else is answered. */
public final class AllowedMethods {

    private static final Set<String> ANY_VALUE = Set.of("toString", "equals", "hashCode", "compareTo");

    private static final String TIMES =
            "before after isBefore isAfter isEqual isNegative isZero getTime toInstant toDate toLocalDate toLocalTime toDays toHours"
                    + " toMinutes toMillis getYear getMonthValue getMonthOfYear getDayOfMonth getDayOfWeek getHour getHourOfDay"
                    + " getMinute getMinuteOfHour getSecond plusYears plusMonths plusWeeks plusDays plusHours plusMinutes"
                    + " plusSeconds minusYears minusMonths minusWeeks minusDays minusHours minusMinutes minusSeconds"
                    + " withHourOfDay withMinuteOfHour withTimeAtStartOfDay withHour withMinute";

    private static final Map<Class<?>, Set<String>> NAMED = Map.ofEntries(
            named(
                    String.class,
                    "length isEmpty isBlank contains startsWith endsWith equalsIgnoreCase toLowerCase toUpperCase trim strip"
                            + " substring indexOf lastIndexOf charAt concat replace"),
            named(Number.class, "intValue longValue doubleValue add subtract multiply negate abs signum"),
            named(Boolean.class, "booleanValue"),
            named(Enum.class, "name ordinal"),
            named(Date.class, TIMES),
            named(TemporalAccessor.class, TIMES),
            named(TemporalAmount.class, TIMES),
            named(ReadableInstant.class, TIMES),
            named(Collection.class, "size isEmpty contains containsAll get indexOf"),
            named(Map.class, "size isEmpty get getOrDefault containsKey containsValue keySet values"),
            named(
                    DmnDecisionResult.class,
                    "getSingleResult getFirstResult getSingleEntry collectEntries getResultList"),
            named(DmnDecisionResultEntries.class, "getEntry getFirstEntry getSingleEntry getEntryMap"),
            named(
                    VariableScope.class,
                    "getVariable getVariableLocal getVariables getVariablesLocal getVariableNames hasVariable hasVariables"
                            + " hasVariableLocal setVariable setVariableLocal removeVariable removeVariableLocal"),
            named(BaseDelegateExecution.class, "getId getEventName getBusinessKey"),
            named(
                    DelegateExecution.class,
                    "getProcessBusinessKey getProcessInstanceId getProcessDefinitionId getCurrentActivityId"
                            + " getCurrentActivityName getActivityInstanceId getParentId getTenantId"),
            named(
                    DelegateTask.class,
                    "getId getName getDescription getAssignee getOwner getPriority getDueDate getFollowUpDate getCreateTime"
                            + " getEventName getTaskDefinitionKey getProcessInstanceId getExecutionId setAssignee setOwner"
                            + " setPriority setDueDate setFollowUpDate addCandidateGroup addCandidateUser"
                            + " deleteCandidateGroup deleteCandidateUser"));

    private AllowedMethods() {}

    public static boolean allows(Class<?> type, String method) {
        return NAMED.entrySet().stream()
                .filter(known -> known.getKey().isAssignableFrom(type))
                .anyMatch(known -> known.getValue().contains(method) || ANY_VALUE.contains(method));
    }

    /** Whether there is any value at all that would answer. */
    public static boolean knows(String method) {
        return ANY_VALUE.contains(method) || NAMED.values().stream().anyMatch(names -> names.contains(method));
    }

    private static Map.Entry<Class<?>, Set<String>> named(Class<?> type, String names) {
        return Map.entry(type, Set.of(names.split(" ")));
    }
}
