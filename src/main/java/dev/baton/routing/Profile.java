package dev.baton.routing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/**
 * What is known of somebody.
 *
 * @param name as it is shown, empty where none is known
 * @param groups as the engine keeps them
 * @param skills by their names the level: 1 learns it, 2 knows it, 3 is an expert. Members of {@code skill-<name>} know it besides
 * @param languages as in BCP 47, such as {@code de}
 * @param zone an IANA time zone, on whose clock their calendar counts; null for the calendar's own
 * @param calendar the key of a calendar; null where nothing is known against working at any hour
 * @param capacity how many open cases at once; null where no limit is known
 * @param disabled whether they get nothing to do any more
 */
public record Profile(
        String id,
        String name,
        List<String> groups,
        Map<String, Integer> skills,
        List<String> languages,
        @Nullable String zone,
        @Nullable String calendar,
        @Nullable Integer capacity,
        boolean disabled) {

    /** Whoever is not known yet. */
    public static Profile nobodyYet(String id) {
        return new Profile(id, id, List.of(), Map.of(), List.of(), null, null, null, false);
    }

    /** Another one once anything of it is changed. */
    public String version() {
        return DigestUtils.md5DigestAsHex(toString().getBytes(StandardCharsets.UTF_8));
    }
}
