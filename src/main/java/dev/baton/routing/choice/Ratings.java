package dev.baton.routing.choice;

import dev.baton.engine.Decisions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code routing.dmn} says in points how well somebody fits, by two tables that add up; each is asked once for equal facts. */
@Component
class Ratings {

    private final Decisions decisions;

    Ratings(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param language of the customer */
    List<Rated> of(Collection<StandIn> people, Map<String, Presence> presences, @Nullable String language) {
        var knowledge = new Asked("rateKnowledge");
        var availability = new Asked("rateAvailability");
        people.forEach(one -> {
            knowledge.about(knowledge(one.candidate(), language));
            availability.about(availability(one.candidate(), presence(presences, one)));
        });
        var rated = new ArrayList<Rated>();
        for (var one : people) {
            var presence = presence(presences, one);
            var points = knowledge.points(knowledge(one.candidate(), language))
                    + availability.points(availability(one.candidate(), presence));
            var known = language != null && one.candidate().languages().contains(language) ? language : null;
            rated.add(new Rated(one, presence, known, points));
        }
        return rated;
    }

    /** Where there is nobody to compare them with. */
    static Rated alone(StandIn one, Map<String, Presence> presences) {
        return new Rated(one, presence(presences, one), null, 0);
    }

    private static Map<String, Object> knowledge(Candidate candidate, @Nullable String language) {
        return Map.of(
                "skillLevel", candidate.skill(),
                "speaksLanguage", speaks(candidate, language),
                "knows", candidate.knows());
    }

    private static Map<String, Object> availability(Candidate candidate, Presence presence) {
        return Map.of("presence", presence.kind().word(), "loadShare", candidate.loadShare());
    }

    /** Of whom no language is known, none is known not to be theirs. */
    private static boolean speaks(Candidate candidate, @Nullable String language) {
        return language != null
                && (candidate.languages().isEmpty() || candidate.languages().contains(language));
    }

    private static Presence presence(Map<String, Presence> presences, StandIn one) {
        return presences.get(one.candidate().id());
    }

    private final class Asked {

        private final String decision;
        private final LinkedHashSet<Map<String, Object>> facts = new LinkedHashSet<>();
        private final Map<Map<String, Object>, Integer> points = new HashMap<>();

        Asked(String decision) {
            this.decision = decision;
        }

        void about(Map<String, Object> one) {
            facts.add(one);
        }

        int points(Map<String, Object> one) {
            if (points.isEmpty()) {
                var all = List.copyOf(facts);
                var answers = decisions.askEach(decision, all);
                for (int i = 0; i < all.size(); i++) {
                    points.put(all.get(i), ((Number) answers.get(i).get("points")).intValue());
                }
            }
            return points.getOrDefault(one, 0);
        }
    }
}
