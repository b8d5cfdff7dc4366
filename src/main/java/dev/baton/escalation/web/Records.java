package dev.baton.escalation.web;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.RelatedCases;
import dev.baton.escalation.Briefs;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationBrief;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.Hand;
import dev.baton.escalation.brief.BriefRejection;
import dev.baton.escalation.brief.BriefRejections;
import dev.baton.escalation.leaders.LeadershipUpdate;
import dev.baton.escalation.leaders.LeadershipUpdates;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is kept of the escalations of a case, put together: as many SQL statements for many as for one. */
@Component
class Records {

    private static final EscalationBrief NOTHING = new EscalationBrief(null, null, null, null, null);

    private final EscalationRecords escalations;
    private final Briefs briefs;
    private final BriefRejections rejections;
    private final LeadershipUpdates updates;
    private final RelatedCases related;

    Records(
            EscalationRecords escalations,
            Briefs briefs,
            BriefRejections rejections,
            LeadershipUpdates updates,
            RelatedCases related) {
        this.escalations = escalations;
        this.briefs = briefs;
        this.rejections = rejections;
        this.updates = updates;
        this.related = related;
    }

    /**
     * @param brief as it is now
     * @param missing the parts that its kind needs and nobody knew; a rule asks for what its cause says
     * @param path whose hands it was in, the first first; empty for one of before they were kept
     * @param rejections when its brief went back
     * @param updates what the leadership was told
     */
    record Kept(
            @JsonUnwrapped Escalation escalation,
            EscalationBrief brief,
            List<String> missing,
            List<Hand> path,
            List<BriefRejection> rejections,
            List<LeadershipUpdate> updates,
            List<CaseNumber> relatedCases) {}

    List<Kept> of(CaseNumber number) {
        var all = escalations.of(number);
        if (all.isEmpty()) {
            return List.of();
        }
        var written = briefs.of(number);
        var hands = escalations.handsOf(number).stream().collect(groupingBy(Hand::escalation));
        var back = rejections.of(number).stream().collect(groupingBy(BriefRejection::escalation));
        var told = updates.of(number).stream().collect(groupingBy(LeadershipUpdate::escalation));
        var others = related.of(number);
        return all.stream()
                .map(one -> new Kept(
                        one,
                        written.getOrDefault(one.id(), NOTHING),
                        missing(one, written.getOrDefault(one.id(), NOTHING)),
                        hands.getOrDefault(one.id(), List.of()),
                        back.getOrDefault(one.id(), List.of()),
                        told.getOrDefault(one.id(), List.of()),
                        others))
                .toList();
    }

    List<String> missing(long escalation) {
        return missing(escalations.get(escalation), briefs.of(escalation));
    }

    private static List<String> missing(Escalation escalation, EscalationBrief brief) {
        return brief.missing(escalation.kind()).stream()
                .filter(part -> escalation.isRequested() || !part.equals("hypothesis") && !part.equals("ask"))
                .toList();
    }
}
