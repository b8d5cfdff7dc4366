package dev.baton.calendar.file;

import dev.baton.calendar.CalendarProblem;
import dev.baton.calendar.file.SourceNode.Fields;
import dev.baton.calendar.file.SourceNode.Items;
import dev.baton.calendar.file.SourceNode.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything found wrong while a calendar is read. What cannot be read is reported and left out, so that reading goes on. */
public final class CalendarProblems {

    private final String calendar;
    private final List<CalendarProblem> problems;

    public CalendarProblems(String calendar, List<CalendarProblem> problems) {
        this.calendar = calendar;
        this.problems = problems;
    }

    int count() {
        return problems.size();
    }

    public void add(SourceNode at, String message) {
        problems.add(new CalendarProblem(at.line(), calendar, at.path(), message));
    }

    /** The fields, after a report of those that are not known. */
    Optional<Fields> fields(SourceNode written, List<String> known) {
        if (written instanceof Fields fields) {
            fields.values().forEach((name, value) -> {
                if (!known.contains(name)) {
                    add(value, "is not known; known are " + String.join(", ", known));
                }
            });
            return Optional.of(fields);
        }
        add(written, "must have fields: " + String.join(", ", known));
        return Optional.empty();
    }

    Optional<SourceNode> required(Fields fields, String name, String advice) {
        var value = fields.values().get(name);
        if (value == null) {
            add(new Text(fields.line(), SourceNode.field(fields.path(), name), ""), "is missing; " + advice);
        }
        return Optional.ofNullable(value);
    }

    /** The items of a list; a single text stands for a list of one. */
    Stream<SourceNode> items(SourceNode written, String advice) {
        if (written instanceof Items items) {
            return items.values().stream();
        }
        if (written instanceof Text text && !text.value().isBlank()) {
            return Stream.of(text);
        }
        add(written, "must be a list; " + advice);
        return Stream.empty();
    }

    /** @param parse its {@link IllegalArgumentException}s are reported */
    <T> Optional<T> parsed(SourceNode written, String advice, Function<String, T> parse) {
        if (!(written instanceof Text text)) {
            add(written, "must be a plain text; " + advice);
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.value()));
        } catch (IllegalArgumentException wrong) {
            add(written, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }
}
