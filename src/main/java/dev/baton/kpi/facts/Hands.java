package dev.baton.kpi.facts;

import dev.baton.casefile.Trail.Happened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In whose hands an open case is, and who did something on it on which day of the desk. */
final class Hands implements Counting {

    private static final String NOBODY = "baton";

    private final ZoneId zone;
    private final Set<String> touched = new HashSet<>();
    private @Nullable String holder;
    private @Nullable Traits held;

    Hands(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void happened(Happened happened, Course course) {
        var at = happened.at();
        if (happened.event() != null) {
            hold(
                    "OPEN".equals(course.text("status")) || course.text("status") == null ? course.person() : null,
                    at,
                    course);
            touch(happened.who(), at, course);
        }
    }

    private void hold(@Nullable String person, Instant at, Course course) {
        if (Objects.equals(person, holder)) {
            return;
        }
        if (held != null) {
            course.add("hold", "", at, held, Map.of("cases", -1L));
        }
        holder = person;
        held = person == null ? null : course.traits(at);
        if (held != null) {
            course.add("hold", "", at, held, Map.of("cases", 1L));
        }
    }

    private void touch(String who, Instant at, Course course) {
        if (!NOBODY.equals(who) && who.indexOf(':') < 0 && touched.add(who + " " + LocalDate.ofInstant(at, zone))) {
            var traits = course.traits(at);
            course.add("touch", "", at, traits.of(traits.team(), who), Map.of("cases", 1L));
        }
    }
}
