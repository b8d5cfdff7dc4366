package dev.baton.links;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases that belong together. */
@RestController
@RequestMapping("/api/cases/{number}/links")
class LinksApi {

    private final LinkCases linkCases;
    private final CaseFile caseFile;

    LinksApi(LinkCases linkCases, CaseFile caseFile) {
        this.linkCases = linkCases;
        this.caseFile = caseFile;
    }

    /**
     * @param to the number of the other case, which whoever asks has to reach as well
     * @param kind related, or duplicate: this case is the duplicate, and goes on in the other one
     */
    record Link(
            @StorableText(max = 50, required = true) @Nullable
            String to,

            @NotNull(message = "is missing: related or duplicate") @Nullable
            LinkKind kind) {}

    record Linked(CaseNumber number, CaseNumber to, LinkKind kind) {}

    /**
     * 201 and the link, 200 where it was there before. A duplicate is closed: what was said on it is read on the other case, where
     * its customer is answered from now on; this is not taken back. 400 where the other is this case, none, or, for a duplicate,
     * of another account; 403 where it is not theirs; 404 where there is no such case; 409 where one of the two is merged into a
     * third, or, for a duplicate, not open.
     */
    @PostMapping
    ResponseEntity<Linked> link(@PathVariable String number, @RequestBody @Valid Link link, Principal person) {
        var subject = existing(number);
        var created = linkCases.link(subject, link.to(), link.kind(), person.getName());
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Linked(subject, new CaseNumber(link.to().strip()), link.kind()));
    }

    /**
     * The cases that belong to this one and that whoever asks may read: related ones, duplicates of it, and what it is a duplicate
     * of. 404 where there is no such case.
     */
    @GetMapping
    List<CaseLink> links(@PathVariable String number) {
        return linkCases.of(existing(number));
    }

    /**
     * 204 once the two are not related any more, also where they were not. 403 where the other is not theirs, 404 where there is no
     * such case, 409 for a duplicate.
     */
    @DeleteMapping("/{other}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable String number, @PathVariable String other) {
        linkCases.unlink(existing(number), existing(other));
    }

    private CaseNumber existing(String number) {
        return caseFile.get(new CaseNumber(number)).number();
    }
}
