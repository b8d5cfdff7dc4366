package dev.baton.life;

/**
 * A life in which something was not as docs/case-life.md says.
 *
 * @param plan up to the happening after which it was not
 */
record Broken(LifePlan plan, long seed, Throwable why) {

    /** What broke, without who and when: two lives that broke alike have one fault. */
    String kind() {
        return String.valueOf(why.getMessage())
                .replaceAll("(?s) after [A-Z_]+:\\d+: \\s*", ": ")
                .replaceAll("C-\\d+", "C")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id")
                .replaceAll("\\d+", "0")
                .replaceAll("\\s+", " ")
                .strip();
    }

    boolean isLike(Broken other) {
        return kind().equals(other.kind());
    }

    @Override
    public String toString() {
        return "seed %d, a line for broken-once.txt:%n%s%n%s".formatted(seed, plan, why.getMessage());
    }
}
