package dev.baton.models.contracts;

import dev.baton.casefile.Messages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What models and Baton's code have to agree on. A step that comes, a clock, a message or a field: it is written here, and
 * {@code docs/model-contract.md} tells it to people.
 */
public final class Contract {

    private Contract() {}

    public static final Set<String> CLOCKS = ordered(
            "triage",
            "firstReply",
            "nextReply",
            "customerUpdate",
            "resolution",
            "inactivity",
            "takeCharge",
            "lead",
            "documentation",
            "agreed");

    static final Set<String> MESSAGES = ordered(
            Messages.CASE_ASSESSED,
            Messages.CUSTOMER_WROTE,
            Messages.CASE_REOPENED,
            Messages.CUSTOMER_UPDATED,
            Messages.ESCALATION_ENDED,
            Messages.ESCALATION_REQUESTED,
            Messages.ADVICE_ASKED,
            Messages.ADVICE_ENDED,
            Messages.ACTIVITY_DONE,
            Messages.EXIT_CRITERIA_SETTLED,
            Messages.CONCESSION_ENDED,
            Messages.DELIVERY_DECIDED,
            Messages.NUMBER_GOOD_AGAIN,
            Messages.OBJECTIVE_CLOSED);

    /** What every case says of itself: read by its name in rules, expressions and forms, and no variable of a process. */
    static final Set<String> FACTS = ordered(
            "number",
            "account",
            "accountComplete",
            "category",
            "productArea",
            "impact",
            "urgency",
            "channel",
            "tier",
            "industry",
            "region",
            "health",
            "usage",
            "arr",
            "recentCases",
            "renewalDays",
            "mrrRatio",
            "priority",
            "score",
            "reasons",
            "highRisk",
            "skill",
            "accountable",
            "firstReplyDue",
            "resolutionDue",
            "briefIssue",
            "briefStepsTried",
            "briefHypothesis",
            "briefImpact",
            "briefAsk",
            "briefMissing",
            "trendTold",
            "deEscalateBy",
            "deEscalationDue",
            "sinceLastUpdate",
            "directlyResponsible",
            "accountEscalationDue",
            "openCriteria",
            "reviewOf",
            "reviewBecause",
            "reviewFigures",
            "actionText",
            "actionDue",
            "actionOf",
            "objective",
            "keyResults");

    /** Tasklist shows these on its cards, for which they have to be variables as well. */
    private static final Set<String> ON_CARDS = Set.of("number", "account", "priority");

    /** What has happened to a case over and over. */
    private static final String[] REPETITIONS = {"reopened", "refusedSignOffs", "interactions"};

    private static final String[] GRADES = {"high", "medium", "low"};
    private static final String[] WHILE_OPEN = {"firstReply", "nextReply", "customerUpdate", "agreed"};

    static final List<Step> STEPS = List.of(
            Step.of("openCase")
                    .needs("accountId", "note_subject", "note_description")
                    .takes("note_contact", "category", "productArea", "channel")
                    .takesOneOf("impact", GRADES)
                    .takesOneOf("urgency", GRADES)
                    .writes("number", "account")
                    .warned("triage", "firstReply", "nextReply", "resolution", "inactivity", "takeCharge"),
            Step.of("nameAccountable").reads("accountableGroup"),
            Step.of("triageCase")
                    .needs("category")
                    .needsOneOf("impact", GRADES)
                    .needsOneOf("urgency", GRADES)
                    .takes("note_accountName", "note_triage")
                    .takesOneOf("accountTier", "standard", "premium", "vip")
                    .watched("triage", "firstReply", "nextReply", "customerUpdate", "agreed"),
            Step.of("gatherFacts").writes(with(REPETITIONS, "escalated")),
            Step.of("setPriority").reads("priority", "score", "reasons", "highRisk"),
            Step.of("startSlaClocks").reads("priority"),
            Step.of("routeCase").reads("team", "skill"),
            Step.of("promiseUpdate").reads("updateEvery"),
            Step.of("raiseTriggers").reads("triggers").writes("escalateAtOnce", "atOnceTrigger"),
            Step.of("shareAssessment")
                    .reads("priority", "taskPriority", "escalateAtOnce")
                    .writes("strategyNeeded"),
            Step.of("workOnCase")
                    .needsOneOf("outcome", "resolved", "answered", "waiting", "rootCauseNeeded")
                    .takesOneOf("waitingOn", "customer", "third-party")
                    .takes("note_waiting", "note_nextUpdate")
                    .needs(
                            "note_resolution",
                            "note_summary",
                            "note_environment",
                            "note_stepsTried",
                            "note_hypothesis",
                            "note_nextStep",
                            "note_reply")
                    .watched(with(WHILE_OPEN, "inactivity", "resolution")),
            Step.of("analyzeRootCause").needs("note_rootCause", "note_fix").writes("rootCauseKnown"),
            Step.of("planStrategy").needs("note_strategy", "note_nextStep"),
            Step.of("updateCustomer")
                    .needs("note_update")
                    .takes("note_nextUpdate")
                    .warned("customerUpdate"),
            Step.of("signOffResolution")
                    .needsOneOf("signOff", "approved", "rejected")
                    .needs("note_signOff"),
            Step.of("documentCase")
                    .needsOneOf(
                            "rootCauseCategory",
                            "product-bug",
                            "configuration",
                            "documentation",
                            "training",
                            "third-party",
                            "unknown")
                    .needs("note_rootCause", "note_prevention", "note_articleTitle")
                    .takes("note_keywords", "note_whatChanged")
                    .watched("documentation"),
            Step.of("readCustomersMessage")
                    .needsOneOf("word", "noAnswerNeeded", "notSolved")
                    .takes("note_word")
                    .watched("nextReply"),
            Step.of("weighAuthority")
                    .writes(
                            "authority",
                            "line",
                            "pending",
                            "highRisk",
                            "skill",
                            "aligned",
                            "alignedKind",
                            "alignedLevel",
                            "alignedGroup",
                            "alignedHolder",
                            "notAgain"),
            Step.of("choosePerson")
                    .reads("kind", "toGroup")
                    .writes("person", "somebodyThere", "nobodyIn", "requestedKind", "toGroup"),
            Step.of("handOver")
                    .reads("kind", "nextLevel", "trigger", "toGroup", "person", "audience", "leadershipEvery")
                    .writes("escalation", "holder", "askedAll"),
            Step.of("joinEscalation").reads("trigger"),
            Step.of("takeCharge")
                    .needsOneOf("answer", "accepted", "declined", "incomplete")
                    .needs("note_answer")
                    .reads("escalation")
                    .writes("holder")
                    .watched("takeCharge"),
            Step.of("completeBrief")
                    .needs("note_issue", "note_stepsTried", "note_hypothesis", "note_impact", "note_ask")
                    .reads("escalation")
                    .writes("holder")
                    .watched("takeCharge"),
            Step.of("updateLeadership")
                    .needsOneOf("trend", "improving", "same", "declining")
                    .needs("note_leadership", "note_stillEscalated")
                    .reads("escalation"),
            Step.of("leadEscalation")
                    .needs("note_deEscalation")
                    .reads("escalation")
                    .watched("lead"),
            Step.of("raiseEscalation").reads("trigger"),
            Step.of("consult").reads("activity"),
            Step.of("inform").reads("activity"),
            Step.of("giveAdvice").needs("note_advice").reads("advice", "adviceOn", "adviceDue"),
            Step.of("goOnWithoutAdvice").reads("advice"),
            Step.of("acceptAccountEscalation")
                    .needsOneOf("answer", "accepted", "declined")
                    .needs("note_answer")
                    .takes("note_responsible"),
            Step.of("setUpAccountEscalation").needs("note_channel", "note_brief", "note_criteria"),
            Step.of("meetExitCriteria").needs("note_deEscalation"),
            Step.of("updateAccountContacts").needs("note_update"),
            Step.of("reviewAccountEscalation").needs("note_review"),
            Step.of("askNextAuthority"),
            Step.of("remindOfEnding"),
            Step.of("findApprover")
                    .reads("concession")
                    .writes("approverThere", "concessionWhat", "concessionBy", "concessionGiven"),
            Step.of("approveConcession")
                    .needsOneOf("approval", "approved", "refused")
                    .needs("note_approval")
                    .reads("concession"),
            Step.of("sendDelivery").writes("settled", "tryAgain"),
            Step.of("tellOfFailure"),
            Step.of("answerForNumber")
                    .needsOneOf("conclusion", "training", "process", "people", "mark", "chance")
                    .needs("note_number")
                    .reads("figure", "figureName", "figureValue", "figureQuestion"),
            Step.of("reviewEscalation")
                    .needs("note_happened", "note_helped", "note_hindered", "note_missing", "note_change")
                    .takes("note_actions"),
            Step.of("remindOfReview"),
            Step.of("takeAction")
                    .needsOneOf("result", "done", "dropped")
                    .needs("note_result")
                    .takes("note_whatChanged"),
            Step.of("remindOfAction"),
            Step.of("escalateAction"),
            Step.of("prepareTrends").writes("toReview"),
            Step.of("reviewTrends").needs("note_conclusion").takes("note_actions"),
            Step.of("checkObjective")
                    .needsOneOf("confidence", "high", "medium", "low")
                    .needs("note_checkIn"),
            Step.of("remindOwner"));

    static Optional<Step> step(String bean) {
        return STEPS.stream().filter(step -> step.bean().equals(bean)).findFirst();
    }

    /** What Baton's code and the event sub-processes of the models say besides, and what it asks decisions with. */
    private static final Set<String> SAID = ordered(
            "trigger",
            "requestedKind",
            "escalation",
            "severity",
            "informedGroup",
            "moreCases",
            "reason",
            "total",
            "reviewed",
            "last",
            "clock",
            "group",
            "activity",
            "level",
            "skillLevel",
            "speaksLanguage",
            "knows",
            "presence",
            "loadShare",
            "zone",
            "somebodyWorking",
            "somebodyOnCall",
            "step",
            "source",
            "sourceHears",
            "mailAddress",
            "automatic",
            "sendBy",
            "minutesTried",
            "sendAgain",
            "told",
            "asked",
            "value",
            "valueBefore",
            "counted",
            "better",
            "reachedLeadership",
            "breachedAsP1");

    /** Everything a model may read that no model has to set. */
    static Set<String> variables() {
        var names = new TreeSet<>(reserved());
        names.addAll(SAID);
        STEPS.forEach(step -> step.fields().forEach(field -> names.add(field.key())));
        return names;
    }

    static boolean isOnlyAFact(String name) {
        return FACTS.contains(name) && !ON_CARDS.contains(name);
    }

    /** Variables that models decide on: what somebody fills into a form must not pass for one of them. */
    static Set<String> reserved() {
        var names = new TreeSet<>(FACTS);
        STEPS.forEach(step -> {
            names.addAll(step.reads());
            names.addAll(step.writes());
        });
        return names;
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static Set<String> ordered(String... names) {
        return java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(List.of(names)));
    }
}
