package dev.baton.routing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import dev.baton.routing.Profiles.ChangedMeanwhile;
import dev.baton.routing.people.Move;
import dev.baton.routing.people.PeopleList;
import dev.baton.routing.people.PeopleList.Entry;
import dev.baton.routing.people.Reassign;
import dev.baton.routing.people.Reassign.Moved;
import dev.baton.web.ProblemResponses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People for programs: what they can, whether they are there, and how much they have. */
@RestController
@RequestMapping("/api/people")
class PeopleApi {

    private static final int MOST = 200;
    private static final String NOBODY = "There is nobody of this id.";

    private final PeopleList list;
    private final Profiles profiles;
    private final ChangePeople changes;
    private final Rights rights;
    private final Reassign reassign;

    private final ApplicationEventPublisher events;

    PeopleApi(
            PeopleList list,
            Profiles profiles,
            ChangePeople changes,
            Rights rights,
            Reassign reassign,
            ApplicationEventPublisher events) {
        this.events = events;
        this.list = list;
        this.profiles = profiles;
        this.changes = changes;
        this.rights = rights;
        this.reassign = reassign;
    }

    /**
     * @param skills by their names the level: 1 learns it, 2 knows it, 3 is an expert
     * @param languages as in BCP 47
     * @param zone on whose clock the calendar counts; null for the calendar's own
     * @param calendar a key of {@code calendars.yml}; null where nothing is known against working at any hour
     * @param capacity how many open cases at once; null where no limit is known
     * @param disabled whether they get no work any more
     * @param awayUntil null where they are there
     * @param substitute who is asked meanwhile
     * @param open how many open cases they hold something of, also those that who asks may not read
     */
    record Person(
            String id,
            String name,
            List<String> groups,
            Map<String, Integer> skills,
            List<String> languages,
            @Nullable String zone,
            @Nullable String calendar,
            @Nullable Integer capacity,
            boolean disabled,
            @Nullable Instant awayUntil,
            @Nullable String substitute,
            int open) {

        static Person of(Entry entry) {
            var known = entry.profile();
            return new Person(
                    known.id(),
                    known.name(),
                    known.groups(),
                    known.skills(),
                    known.languages(),
                    known.zone(),
                    known.calendar(),
                    known.capacity(),
                    known.disabled(),
                    entry.awayUntil(),
                    entry.substitute(),
                    entry.open());
        }
    }

    record People(List<Person> items, @Nullable String next) {}

    /** @param moved what they held and others have now, where they get no work any more */
    record Changed(
            Person person,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Move> moved) {}

    /**
     * @param name at most 120 characters, the last word is the last name; left out it stays, as do {@code groups} and
     *     {@code disabled}. All else is not so any more where it is left out
     * @param skills such as {@code {"databases": 3}}
     */
    record Said(
            @StorableText(max = 120) @Nullable String name,

            @Size(max = 50, message = "are more than 50") @Nullable
            List<@Nullable String> groups,

            @Size(max = 50, message = "are more than 50") @Nullable
            Map<String, @Nullable Integer> skills,

            @Size(max = 50, message = "are more than 50") @Nullable
            List<@Nullable String> languages,

            @StorableText(max = 50) @Nullable String zone,
            @StorableText(max = 60) @Nullable String calendar,
            @Nullable Integer capacity,
            @Nullable Boolean disabled) {

        Profile over(Profile was) {
            return new Profile(
                    was.id(),
                    name == null ? was.name() : name.strip(),
                    groups == null
                            ? was.groups()
                            : all(groups).stream().sorted().toList(),
                    known(skills),
                    all(languages).stream()
                            .map(one -> one.toLowerCase(Locale.ROOT))
                            .toList(),
                    empty(zone),
                    empty(calendar),
                    capacity,
                    disabled == null ? was.disabled() : disabled);
        }

        private static List<String> all(@Nullable List<@Nullable String> some) {
            return some == null
                    ? List.of()
                    : some.stream()
                            .map(one -> one == null ? "" : one.strip())
                            .distinct()
                            .toList();
        }

        private static Map<String, Integer> known(@Nullable Map<String, @Nullable Integer> skills) {
            var known = new TreeMap<String, Integer>();
            if (skills != null) {
                skills.forEach(
                        (skill, level) -> known.put(skill.strip().toLowerCase(Locale.ROOT), level == null ? 2 : level));
            }
            return known;
        }

        private static @Nullable String empty(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    record Why(
            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /**
     * People by name, for everybody of the desk and auditors.
     *
     * @param q letters in the name, the id, a group or a skill; at most 200
     * @param group of which they are
     * @param limit 1 to 200
     * @param after {@code next} of the page before
     */
    @GetMapping
    People list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refusal("limit", "must lie between 1 and %d".formatted(MOST));
        }
        var page = list.page(q, group, limit, after);
        events.publishEvent(Deed.of("Exported")
                .with("what", "people")
                .with("count", page.items().size()));
        return new People(page.items().stream().map(Person::of).toList(), page.next());
    }

    /** With an ETag, by which a change is made of what was read. 404 where there is nobody of this id. */
    @GetMapping("/{id}")
    ResponseEntity<Person> get(@PathVariable String id) {
        var found = list.find(id);
        if (found == null) {
            throw ProblemResponses.answer(HttpStatus.NOT_FOUND, NOBODY);
        }
        return ResponseEntity.ok().eTag(found.profile().version()).body(Person.of(found));
    }

    /**
     * Says what is known of somebody; whoever is not known yet comes, without a password. Support managers, leaders and administrators
     * may; administrators alone change who has more authority than the caller, and groups of more. 200 with the person as they are
     * now, and with what they held and others have, where {@code disabled} became true. 400 with what is wrong by field, 403 where the
     * caller may not. With the ETag of {@link #get} as {@code If-Match}: 412 where somebody changed them since; 409 where somebody did
     * at the same moment.
     */
    @PutMapping("/{id}")
    Changed put(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody @Valid Said said,
            Authentication login) {
        var was = profiles.find(id.strip()).orElseGet(() -> Profile.nobodyYet(id.strip()));
        if (match != null && !match.strip().equals("*") && !match.contains(was.version())) {
            throw ProblemResponses.answer(HttpStatus.PRECONDITION_FAILED, new ChangedMeanwhile(was.id()).getMessage());
        }
        var moved = changes.keep(login, was, said.over(was));
        return new Changed(Person.of(Objects.requireNonNull(list.find(was.id()))), moved.moved());
    }

    /**
     * Everything somebody holds goes to others: what they answer for and were asked, the work and the tasks they have, each with the
     * reason in its case. 200 with what moved to whom, {@code to} is null where it is open to its team, and in {@code left} the cases and
     * account escalations of which something could not be moved; an alarm stands for each. Who has more authority than the caller is moved by administrators.
     * 403, and 404 where there is nobody of this id.
     */
    @PostMapping("/{id}/reassignment")
    Moved reassign(@PathVariable String id, @RequestBody @Valid Why why, Authentication login) {
        var person = profiles.find(id).orElseThrow(() -> ProblemResponses.answer(HttpStatus.NOT_FOUND, NOBODY));
        rights.check(login, person);
        return reassign.all(person.id(), String.valueOf(why.reason()), login.getName());
    }
}
