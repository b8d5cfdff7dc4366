package dev.baton.models;

/**
 * What is wrong with a model.
 *
 * @param file its name in the deployment
 * @param element the id of the element, or the line, or empty where the file as a whole is meant
 * @param reason a sentence without its subject that says what is wrong and how to mend it
 */
public record ModelProblem(String file, String element, String reason) {

    @Override
    public String toString() {
        return element.isEmpty() ? "%s: %s".formatted(file, reason) : "%s, %s: %s".formatted(file, element, reason);
    }
}
