package dev.baton.casefile;

/**
 * Something a person asked for that cannot be done as asked. The message says what to do instead and is shown to them as it
 * is; nothing of the request is kept.
 */
public class Refusal extends IllegalArgumentException {

    private final String field;

    public Refusal(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
