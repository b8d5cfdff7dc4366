package dev.baton.evaluation.stories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A case from its report on, as it is told.
 *
 * @param id its number at the helpdesk it comes from
 * @param ago how long ago it was reported
 * @param roundTheClock whether people work on it at night and on weekends as well
 * @param report what the helpdesk says of it, by the fields of a report
 */
public record Story(String id, String ago, boolean roundTheClock, Map<String, String> report, List<Step> steps) {

    /** When it was reported and when each step is done, as seen from now. */
    public List<Instant> times(Instant now) {
        var times = new ArrayList<Instant>();
        times.add(new StepTime(ago, roundTheClock).before(now));
        for (var step : steps) {
            times.add(new StepTime(step.after(), roundTheClock).after(times.get(times.size() - 1)));
        }
        return times;
    }
}
