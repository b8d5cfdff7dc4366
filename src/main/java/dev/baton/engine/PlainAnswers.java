package dev.baton.engine;

import java.util.Map;
import java.util.Optional;

/** What must be answered whatever becomes of the rules, and how. */
public interface PlainAnswers {

    /** What makes an answer useless, as the end of a sentence; empty where it can be gone on with. */
    Optional<String> objection(String decision, Map<String, Object> answer);

    /** The answer where the rules have none, by the names of its outputs; empty where a person has to find one. */
    Optional<Map<String, Object>> to(String decision);
}
