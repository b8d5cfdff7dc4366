package dev.baton.attachments;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.web.ProblemResponses;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files on a case. Whoever reads the case reads them; whoever works on it adds them. */
@RestController
@RequestMapping("/api/cases/{number}/attachments")
class AttachmentsApi {

    private final AttachFile attachFile;
    private final StoredAttachments attachments;
    private final CaseFile caseFile;

    private final ApplicationEventPublisher events;

    AttachmentsApi(
            AttachFile attachFile, StoredAttachments attachments, CaseFile caseFile, ApplicationEventPublisher events) {
        this.events = events;
        this.attachFile = attachFile;
        this.attachments = attachments;
        this.caseFile = caseFile;
    }

    /**
     * Adds the file in the part {@code file}. 201 and the attachment; 200 and the one that is there where the case has the same file
     * under the same name, so that it may be sent again (an {@code Idempotency-Key} is not looked at). At most 25 MB each, and 100
     * on a case; pictures, text and logs, PDF, Office, e-mail, ZIP and GZIP, told by what is in them and never unpacked. 400 where
     * there is none, it is empty, of another kind, not what its name says, or its name ends in what no such file has; 404 where there is no such case, 409 where it is
     * merged into another, 413 where it is too large.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Attachment> attach(
            @PathVariable String number, @Parameter(hidden = true) HttpServletRequest request, Principal person)
            throws IOException {
        var subject = existing(number);
        var attached = UploadedFile.of(
                request, (name, content) -> attachFile.attach(subject, name, content, person.getName()));
        return ResponseEntity.status(attached.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(attached.attachment());
    }

    /** The files on the case and on what was merged into it, oldest first. 404 where there is no such case. */
    @GetMapping
    List<Attachment> attachments(@PathVariable String number) {
        return attachments.of(existing(number));
    }

    /** The file, to be saved and never to be shown. 404 where the case has no such file. */
    @GetMapping("/{id}")
    void download(
            @PathVariable String number, @PathVariable long id, @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var file = attachments
                .find(existing(number), id)
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND, "The case has no file %d. Look at the list of its files.".formatted(id)));
        events.publishEvent(Deed.of("FileDownloaded").on(new CaseNumber(number)).with("file", id));
        response.setContentType(file.type());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, saved(file.name()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        attachments.writeTo(response.getOutputStream(), id);
    }

    private static String saved(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private CaseNumber existing(String number) {
        return caseFile.get(new CaseNumber(number)).number();
    }
}
