package dev.baton.models;

/** What is wrong with a model: in which file, at which element, and what to do about it. */
record ModelProblem(String file, String element, String reason) {

    @Override
    public String toString() {
        return element.isEmpty() ? "%s: %s".formatted(file, reason) : "%s, %s: %s".formatted(file, element, reason);
    }
}
