package dev.baton.routing.web;

import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When people are away. */
@RestController
@RequestMapping("/api/people/{id}/absences")
class AbsenceApi {

    private final SetAbsence absences;

    AbsenceApi(SetAbsence absences) {
        this.absences = absences;
    }

    /**
     * @param from an instant such as {@code 2027-03-31T14:30:00Z}, or a day such as {@code 2027-03-31}, which begins at midnight on the
     *     clock of the person's zone (UTC where none is known)
     * @param to likewise; an instant is the first at which they are there again, a day is the last on which they are away
     * @param substitute the id of who is asked instead; left out, whoever is best
     * @param reason seen by the person and by who manages the desk only
     */
    record Away(
            @StorableText(max = 40) @Nullable String from,
            @StorableText(max = 40) @Nullable String to,
            @StorableText(max = 64) @Nullable String substitute,
            @StorableText(max = 1_000) @Nullable String reason) {}

    /**
     * @param from the first instant at which they are away
     * @param to the first at which they are there again
     * @param substitute who is asked instead; null where whoever is best
     * @param reason null where none is known, and for everybody but the person and who manages the desk
     */
    record Known(
            long id,
            Instant from,
            Instant to,
            @Nullable String substitute,
            @Nullable String reason) {}

    record All(List<Known> items) {}

    /** Those that are not over, the earliest first; everybody of the desk may. 403, and 404 where there is nobody of this id. */
    @GetMapping
    All list(@PathVariable String id, Authentication login) {
        return new All(absences.coming(login, id).stream()
                .map(one -> new Known(one.id(), one.from(), one.to(), one.substitute(), one.reason()))
                .toList());
    }

    /**
     * 201 with the id, and with {@code warnings} where the substitute is away as well. From its beginning they are chosen for nothing;
     * what is grave of what they hold, and what they are asked, goes to others, everything where it is long
     * ({@code baton.routing.away}). 100 absences of a person that are not over are kept at most. Everybody may say their own, support managers, leaders and administrators everybody's. 400, 403, and
     * 404 where there is nobody of this id.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SetAbsence.Set add(@PathVariable String id, @RequestBody @Valid Away away, Authentication login) {
        return absences.set(login, id, away.from(), away.to(), away.substitute(), away.reason());
    }

    /** 204: they are there, or will be. What went to others stays with them. 403, and 404 where there is no such absence of theirs. */
    @DeleteMapping("/{absence}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @PathVariable long absence, Authentication login) {
        absences.end(login, id, absence);
    }
}
