package dev.baton;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What became of a played incident: its case, its escalations and the number of its open tasks, as a manager sees them. */
record Outcome(Incident incident, String number, JsonNode subject, JsonNode escalations, int openTasks) {

    private static final String READER = "mara";

    static Outcome read(HttpDesk desk, Incident incident, String number) {
        var tasks = desk.get(READER, "/engine-rest/task/count?processInstanceBusinessKey=" + number);
        return new Outcome(
                incident,
                number,
                desk.get(READER, "/api/cases/" + number),
                desk.get(READER, "/api/cases/%s/escalations".formatted(number)),
                tasks.get("count").asInt());
    }

    boolean isClosed() {
        return subject.get("status").asText().equals("closed");
    }

    long functionalEscalations() {
        return escalations("kind", Set.of("functional"));
    }

    long openEscalations() {
        return escalations("state", Set.of("REQUESTED", "ACCEPTED"));
    }

    private long escalations(String field, Set<String> values) {
        return StreamSupport.stream(escalations.spliterator(), false)
                .filter(escalation -> values.contains(escalation.get(field).asText()))
                .count();
    }
}
