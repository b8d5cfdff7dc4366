package dev.baton.models.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of Baton's beans that models name, and what it expects of the model that names it.
 *
 * @param bean as in {@code ${bean}}
 * @param fields of the form of its task
 * @param reads variables that must be there when it begins
 * @param writes variables it leaves to what follows
 * @param watched clocks whose deadlines the process that holds it has to act on
 * @param warned clocks whose warnings the process that holds it has to act on
 */
record Step(
        String bean,
        List<Field> fields,
        Set<String> reads,
        Set<String> writes,
        Set<String> watched,
        Set<String> warned) {

    static Step of(String bean) {
        return new Step(bean, List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    Step needs(String... keys) {
        return with(Stream.of(keys).map(key -> new Field(key, true, Set.of())));
    }

    Step takes(String... keys) {
        return with(Stream.of(keys).map(key -> new Field(key, false, Set.of())));
    }

    Step needsOneOf(String key, String... choices) {
        return with(Stream.of(new Field(key, true, Set.of(choices))));
    }

    Step takesOneOf(String key, String... choices) {
        return with(Stream.of(new Field(key, false, Set.of(choices))));
    }

    Step reads(String... variables) {
        return new Step(bean, fields, Set.of(variables), writes, watched, warned);
    }

    Step writes(String... variables) {
        return new Step(bean, fields, reads, Set.of(variables), watched, warned);
    }

    Step watched(String... clocks) {
        return new Step(bean, fields, reads, writes, Set.of(clocks), warned);
    }

    Step warned(String... clocks) {
        return new Step(bean, fields, reads, writes, watched, Set.of(clocks));
    }

    Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private Step with(Stream<Field> more) {
        var all = new ArrayList<>(fields);
        more.forEach(all::add);
        return new Step(bean, List.copyOf(all), reads, writes, watched, warned);
    }
}
