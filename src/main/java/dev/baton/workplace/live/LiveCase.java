package dev.baton.workplace.live;

import dev.baton.casefile.CaseNumber;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Controller
class LiveCase {

    private final CaseChanges changes;
    private final CaseVersion versions;

    LiveCase(CaseChanges changes, CaseVersion versions) {
        this.changes = changes;
        this.versions = versions;
    }

    /**
     * One server-sent event {@code changed} when the case is another than in that version, at once or within 25 seconds, and the
     * end. 204, after which browsers do not ask again, where too many are looking.
     */
    @GetMapping(path = "/cases/{number}/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> changes(
            @PathVariable String number, @RequestParam(defaultValue = "") String version, Principal person) {
        var subject = new CaseNumber(number);
        var before = versions.of(subject);
        var answer = changes.watch(subject, person.getName());
        if (!before.equals(version) || !versions.of(subject).equals(version)) {
            answer.ifPresent(changes::tellAtOnce);
        }
        return answer.map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
