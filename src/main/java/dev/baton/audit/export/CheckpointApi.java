package dev.baton.audit.export;

import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.search.Questions;
import dev.baton.web.ProblemResponses;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CheckpointApi {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final Checkpoints checkpoints;
    private final Proved proved;

    CheckpointApi(Checkpoints checkpoints, Proved proved) {
        this.checkpoints = checkpoints;
        this.proved = proved;
    }

    /**
     * The newest checkpoint, a signed note (docs/audit.md) as plain text. 404 where none has that size, 503 where nothing is signed.
     *
     * @param size the checkpoint of exactly so many leaves
     */
    @GetMapping("/api/audit/checkpoint")
    ResponseEntity<String> latest(@RequestParam(required = false, defaultValue = "") String size) {
        var asked = Questions.number(Map.of("size", size), "size", 0, 1, Long.MAX_VALUE);
        var checkpoint = asked == 0
                ? proved.latest()
                : checkpoints
                        .covering(asked)
                        .filter(signed -> signed.size() == asked)
                        .orElseThrow(() -> ProblemResponses.answer(
                                HttpStatus.NOT_FOUND, "No checkpoint covers exactly %d leaves.".formatted(asked)));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
                .body(checkpoint.note());
    }

    /**
     * The latest checkpoints, the newest first: {@code size}, {@code at}, {@code note}. Empty where nothing is signed.
     *
     * @param limit 1 to 1000
     */
    @GetMapping("/api/audit/checkpoints")
    List<Checkpoints.Signed> list(@RequestParam(required = false, defaultValue = "") String limit) {
        return checkpoints.latest((int) Questions.number(Map.of("limit", limit), "limit", USUAL, 1, MOST));
    }

    /** @param checkpoint the signed note */
    record Proof(long entry, long leaf, long size, String hash, List<String> proof, String checkpoint) {}

    /**
     * What proves an entry: its leaf and its hash, and the inclusion proof that leads to the root of the newest checkpoint. 404 where
     * there is no such entry, 409 where no checkpoint covers it yet (a minute at most), 503 where nothing is signed.
     */
    @GetMapping("/api/audit/proof/{entry}")
    Proof proof(@PathVariable long entry) {
        var proof = proved.of(entry);
        return new Proof(
                proof.entry(),
                proof.leaf(),
                proof.size(),
                proof.hash(),
                proof.proof(),
                proof.checkpoint().note());
    }
}
