package dev.baton.intelligence.evaluation;

import dev.baton.intelligence.log.LogFault;
import dev.baton.intelligence.log.OutcomeText;
import java.util.List;
import java.util.Set;

/**
 * What is to be found out about a history.
 *
 * @param prefixes after how many events of a case risk is told
 * @param split the share of cases, the earliest first, that is learnt from; above 0 and below 1
 */
public record Question(OutcomeText outcome, Set<String> features, List<Integer> prefixes, double split) {

    public Question {
        if (!(split > 0 && split < 1)) {
            throw new LogFault("--split is a share between 0 and 1, such as 0.7");
        }
        if (prefixes.isEmpty() || prefixes.stream().anyMatch(each -> each < 1)) {
            throw new LogFault("--prefixes are numbers of events from 1, such as 1,2,4,8");
        }
    }
}
