package dev.baton.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What a picture of a model is drawn from. */
@Controller
class ModelSource {

    private static final CacheControl NEVER_CHANGES =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    private final RepositoryService repository;

    ModelSource(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * The XML of a version of a model. 404 where there is none, or where it was deleted.
     *
     * @param definition id of the version in the engine, such as {@code support-case:1:4711}
     */
    @GetMapping("/history/models/sources/{definition}")
    ResponseEntity<byte[]> bpmn(@PathVariable String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return answer(model, definition.split(":")[0] + ".bpmn");
        } catch (NullValueException | NotFoundException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ResponseEntity<byte[]> answer(InputStream model, String name) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .cacheControl(NEVER_CHANGES)
                .body(model.readAllBytes());
    }
}
