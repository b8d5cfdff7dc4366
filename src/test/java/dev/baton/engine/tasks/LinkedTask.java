package dev.baton.engine.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A task as the rule knows it: its links now, and all it ever had, which is what the engine's own grants remember. */
final class LinkedTask {

    final List<String> ids = new ArrayList<>();
    final @Nullable String process;
    final Set<Link> now = new HashSet<>();
    final Set<Link> ever = new HashSet<>();
    final Set<String> grantedTo = new HashSet<>();

    @Nullable
    String assignee;

    @Nullable
    String owner;

    LinkedTask(@Nullable String process) {
        this.process = process;
    }

    /** @param type candidate, any other, or {@code reader} */
    record Link(@Nullable String person, @Nullable String group, String type) {

        boolean isOf(String who, Collection<String> groups) {
            return who.equals(person) || group != null && groups.contains(group);
        }

        boolean letsWork() {
            return !"reader".equals(type);
        }
    }

    void assign(@Nullable String person) {
        assignee = person;
        remember(person, "assignee");
    }

    void own(@Nullable String person) {
        owner = person;
        remember(person, "owner");
    }

    void link(Link link) {
        now.add(link);
        ever.add(link);
    }

    boolean isLinked(String who, Collection<String> groups) {
        return isLinked(who, groups, link -> true);
    }

    boolean mayWork(String who, Collection<String> groups) {
        return isLinked(who, groups, Link::letsWork);
    }

    boolean wasLinked(String who, Collection<String> groups) {
        return ever.stream().anyMatch(link -> link.isOf(who, groups));
    }

    private boolean isLinked(String who, Collection<String> groups, Predicate<Link> which) {
        // Tasks of no process keep the engine's own grants.
        return process == null
                ? wasLinked(who, groups)
                : who.equals(assignee)
                        || who.equals(owner)
                        || now.stream().filter(which).anyMatch(link -> link.isOf(who, groups));
    }

    private void remember(@Nullable String person, String type) {
        if (person != null) {
            ever.add(new Link(person, null, type));
        }
    }
}
