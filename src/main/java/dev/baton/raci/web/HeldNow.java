package dev.baton.raci.web;

import dev.baton.raci.OpenActivities;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tasks are open for each activity, and with whom: counted over {@link #COUNTED} tasks at most, by one statement. */
@Component
class HeldNow {

    static final int COUNTED = 20_000;

    private final JdbcClient jdbc;
    private final OpenActivities activities;

    HeldNow(JdbcClient jdbc, OpenActivities activities) {
        this.jdbc = jdbc;
        this.activities = activities;
    }

    private record Count(
            String process, String task, @Nullable String person, int open) {}

    /** @param nobody how many of the open tasks nobody has taken on */
    record OfActivity(int open, int nobody) {

        private OfActivity and(Count other) {
            return new OfActivity(open + other.open, nobody + (other.person == null ? other.open : 0));
        }
    }

    /** @param open by activity */
    record OfPerson(String person, Map<String, Integer> open) {

        public int all() {
            return open.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** @param complete whether no more are open than were counted */
    record Held(Map<String, OfActivity> byActivity, List<OfPerson> byPerson, boolean complete) {

        int open(String activity) {
            return byActivity.getOrDefault(activity, new OfActivity(0, 0)).open();
        }

        int nobody(String activity) {
            return byActivity.getOrDefault(activity, new OfActivity(0, 0)).nobody();
        }
    }

    Held count() {
        var counts = jdbc.sql("""
                select proc_def_id_ as process, task_def_key_ as task, assignee_ as person, count(*)::int as open
                from (select proc_def_id_, task_def_key_, assignee_ from act_ru_task
                  where proc_def_id_ is not null limit ?) open_tasks
                group by 1, 2, 3
                """).param(COUNTED).query(Count.class).list();
        var ofActivities = new HashMap<String, OfActivity>();
        var ofPeople = new TreeMap<String, Map<String, Integer>>();
        for (var count : counts) {
            activities.of(count.process(), count.task()).ifPresent(activity -> {
                ofActivities.merge(activity, new OfActivity(0, 0).and(count), (one, other) -> one.and(count));
                if (count.person() != null) {
                    ofPeople.computeIfAbsent(count.person(), first -> new TreeMap<>())
                            .merge(activity, count.open(), Integer::sum);
                }
            });
        }
        return new Held(
                ofActivities,
                ofPeople.entrySet().stream()
                        .map(person -> new OfPerson(person.getKey(), person.getValue()))
                        .sorted(Comparator.comparingInt(OfPerson::all)
                                .reversed()
                                .thenComparing(OfPerson::person))
                        .toList(),
                counts.stream().mapToInt(Count::open).sum() < COUNTED);
    }
}
