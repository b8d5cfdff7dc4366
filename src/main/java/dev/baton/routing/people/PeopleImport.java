package dev.baton.routing.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Many people at once, all or none. */
@Component
public class PeopleImport {

    private final Profiles profiles;
    private final ProfileCheck check;

    PeopleImport(Profiles profiles, ProfileCheck check) {
        this.profiles = profiles;
        this.check = check;
    }

    /**
     * What a line would change, or what is wrong with it.
     *
     * @param line of the file, from 1
     * @param outcome {@code new}, {@code changed}, {@code same} or {@code wrong}
     * @param changes such as {@code capacity: 5 → 8}
     * @param problems such as {@code zone is no time zone; write one like Europe/Berlin}
     */
    public record Line(int line, String id, String outcome, List<String> changes, List<String> problems) {}

    /**
     * @param kept whether it is so now; false for a dry run, and where anything is wrong
     * @param disabled who gets no work any more by it
     */
    public record Outcome(
            boolean kept, List<Line> lines, @JsonIgnore List<String> disabled) {}

    private record Change(Profile was, Profile said) {}

    /**
     * @param refused who may not make the second of the first, by the field
     * @throws dev.baton.routing.Profiles.ChangedMeanwhile where somebody changed one of them meanwhile
     */
    @Transactional
    public Outcome run(String text, boolean dryRun, BiFunction<Profile, Profile, Map<String, String>> refused) {
        var file = PeopleFile.read(text);
        var known = check.known();
        var lines = new ArrayList<Line>();
        var wanted = new LinkedHashMap<String, Change>();
        var seen = new HashSet<String>();
        for (var row : file.rows()) {
            lines.add(line(file, row, known, refused, wanted, seen));
        }
        var good = lines.stream().noneMatch(line -> line.outcome().equals("wrong"));
        var kept = good && !dryRun;
        var disabled = kept ? disabled(wanted) : List.<String>of();
        if (kept) {
            wanted.values().forEach(change -> profiles.change(change.was(), change.said()));
        }
        return new Outcome(kept, lines, disabled);
    }

    private List<String> disabled(Map<String, Change> wanted) {
        return wanted.values().stream()
                .filter(change -> change.said().disabled() && !change.was().disabled())
                .map(change -> change.said().id())
                .toList();
    }

    private Line line(
            PeopleFile file,
            CsvTable.Row row,
            ProfileCheck.Known known,
            BiFunction<Profile, Profile, Map<String, String>> refused,
            Map<String, Change> wanted,
            HashSet<String> seen) {
        var id = file.id(row);
        var before = dev.baton.casefile.TextRules.unstorable(id) >= 0
                ? null
                : profiles.find(id).orElse(null);
        var was = before == null ? Profile.nobodyYet(id) : before;
        var problems = new LinkedHashMap<String, String>();
        var said = file.said(row, was, problems);
        check.problems(said, known).forEach(problems::putIfAbsent);
        if (problems.isEmpty()) {
            problems.putAll(refused.apply(was, said));
        }
        if (!seen.add(id)) {
            problems.put("id", "stands in an earlier line as well");
        }
        var changes = changes(was, said);
        if (problems.isEmpty() && (before == null || !changes.isEmpty())) {
            wanted.put(id, new Change(was, said));
        }
        return new Line(
                row.line(),
                id,
                problems.isEmpty() ? before == null ? "new" : changes.isEmpty() ? "same" : "changed" : "wrong",
                changes,
                problems.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .toList());
    }

    private static List<String> changes(Profile was, Profile said) {
        var changes = new ArrayList<String>();
        tell("name", was.name(), said.name(), changes);
        tell("groups", String.join(";", was.groups()), String.join(";", said.groups()), changes);
        tell("skills", told(was.skills()), told(said.skills()), changes);
        tell("languages", String.join(";", was.languages()), String.join(";", said.languages()), changes);
        tell("zone", was.zone(), said.zone(), changes);
        tell("calendar", was.calendar(), said.calendar(), changes);
        tell("capacity", was.capacity(), said.capacity(), changes);
        tell("disabled", was.disabled(), said.disabled(), changes);
        return changes;
    }

    private static String told(Map<String, Integer> skills) {
        return String.join(
                ";",
                skills.entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .toList());
    }

    private static void tell(
            String field,
            @org.jspecify.annotations.Nullable Object was,
            @org.jspecify.annotations.Nullable Object is,
            List<String> changes) {
        if (!Objects.equals(was, is)) {
            changes.add("%s: %s → %s".formatted(field, orNone(was), orNone(is)));
        }
    }

    private static Object orNone(@org.jspecify.annotations.Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "none" : value;
    }
}
