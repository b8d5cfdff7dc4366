package dev.baton.audit.course;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The model that a process ran under, to be drawn. */
@Controller
class DrawnModel {

    private final RepositoryService repository;

    DrawnModel(RepositoryService repository) {
        this.repository = repository;
    }

    /** BPMN as it was deployed; 404 where there is no such definition. */
    @GetMapping("/audit/models/{definition}")
    ResponseEntity<String> source(@PathVariable String definition) throws IOException {
        var known = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .count();
        if (known == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try (var model = repository.getProcessModel(definition)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_XML)
                    .body(new String(model.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
