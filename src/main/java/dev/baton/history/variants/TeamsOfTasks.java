package dev.baton.history.variants;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.baton.history.Element;
import dev.baton.history.tables.PathCounts.TeamChange;
import dev.baton.history.variants.Variants.PingPong;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Which teams the tasks of an element went to, one after the other, within one instance. It is ping-pong where a team has one back that
 * another team had in between, the same task or another one of the element.
 */
final class TeamsOfTasks {

    private TeamsOfTasks() {}

    /** @param changes instance by instance, element by element, task by task, in the order of time */
    static List<PingPong> pingPong(List<TeamChange> changes, Map<String, Element> elements) {
        return ways(changes).stream()
                .map(TeamsOfTasks::returns)
                .flatMap(List::stream)
                .collect(groupingBy(Return::element, LinkedHashMap::new, java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(found -> told(found.getKey(), found.getValue(), elements))
                .sorted(Comparator.comparing(PingPong::times)
                        .reversed()
                        .thenComparing(PingPong::name)
                        .thenComparing(PingPong::element))
                .toList();
    }

    /** Of one element in one instance: the teams that had its tasks, each change once. */
    private record Way(String instance, String element, List<String> teams) {}

    private record Return(String instance, String element, List<String> teams) {}

    private static List<Way> ways(List<TeamChange> changes) {
        var ways = new LinkedHashMap<List<String>, Way>();
        for (int first = 0; first < changes.size(); ) {
            var change = changes.get(first);
            int next = first;
            while (next < changes.size() && isOfSameMoment(change, changes.get(next))) {
                next++;
            }
            var way = ways.computeIfAbsent(
                    List.of(change.instance(), change.element()),
                    key -> new Way(change.instance(), change.element(), new ArrayList<>()));
            add(way, teamsAfter(changes, next));
            first = next;
        }
        return List.copyOf(ways.values());
    }

    private static boolean isOfSameMoment(TeamChange one, TeamChange other) {
        return one.task().equals(other.task()) && one.at().equals(other.at());
    }

    /** The groups that may take the task of the change before {@code end}, as one team. */
    private static String teamsAfter(List<TeamChange> changes, int end) {
        var task = changes.get(end - 1).task();
        int begin = end;
        while (begin > 0 && changes.get(begin - 1).task().equals(task)) {
            begin--;
        }
        var teams = new TreeSet<String>();
        for (var change : changes.subList(begin, end)) {
            if (change.comes()) {
                teams.add(change.group());
            } else {
                teams.remove(change.group());
            }
        }
        return String.join(", ", teams);
    }

    private static void add(Way way, String team) {
        var teams = way.teams();
        if (!team.isEmpty() && (teams.isEmpty() || !teams.get(teams.size() - 1).equals(team))) {
            teams.add(team);
        }
    }

    private static List<Return> returns(Way way) {
        var returns = new ArrayList<Return>();
        for (int third = 2; third < way.teams().size(); third++) {
            if (way.teams().get(third).equals(way.teams().get(third - 2))) {
                returns.add(new Return(
                        way.instance(), way.element(), List.copyOf(way.teams().subList(third - 2, third + 1))));
            }
        }
        return returns;
    }

    private static PingPong told(String element, List<Return> returns, Map<String, Element> elements) {
        var most =
                returns.stream().collect(groupingBy(Return::teams, LinkedHashMap::new, counting())).entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey();
        return new PingPong(
                element,
                elements.containsKey(element)
                        ? Objects.requireNonNull(elements.get(element)).name()
                        : element,
                returns.stream().map(Return::instance).distinct().count(),
                returns.size(),
                most,
                returns.get(0).instance());
    }
}
