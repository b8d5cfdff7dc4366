package dev.baton.history.instance;

import dev.baton.web.ProblemResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InstanceApi {

    private final InstanceStories stories;

    InstanceApi(InstanceStories stories) {
        this.stories = stories;
    }

    /**
     * Everything the engine remembers of an instance: its path, tasks, variables, operations of people, incidents, failures, decisions, and
     * the instances it called or was called by. Times are ISO-8601 UTC, spans ISO-8601. For auditors, process owners and administrators.
     * 404 where the engine knows no such instance, or none any more.
     *
     * @param id of the instance in the engine
     */
    @GetMapping("/api/history/instances/{id}")
    InstanceStory show(@PathVariable String id) {
        return stories.find(id)
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND,
                        "The engine knows no such instance. It forgets one when the time of its model is over (historyTimeToLive): "
                                + "the timeline of its case stays."));
    }
}
