package dev.baton.intake.mapping;

/** Where files lie that a process owner writes beside the models: {@code baton.models.location}. */
public final class BesideModels {

    private BesideModels() {}

    /** What comes before the name of a file there. */
    public static String folder(String location) {
        var prefix = location.startsWith("classpath:") ? location : "file:" + location;
        return prefix.endsWith(":") || prefix.endsWith("/") ? prefix : prefix + "/";
    }
}
