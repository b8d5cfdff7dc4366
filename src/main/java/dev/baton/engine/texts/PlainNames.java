package dev.baton.engine.texts;

import java.util.Arrays;
import java.util.Objects;
import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;

/** Names that Camunda's pages show everybody hold no beginning of a program. */
public final class PlainNames {

    private PlainNames() {}

    /** @throws BadUserRequestException where one of the texts holds two braces, with which a program begins for these pages */
    public static void check(String what, @Nullable String... texts) {
        if (Arrays.stream(texts).filter(Objects::nonNull).anyMatch(text -> text.contains("{{"))) {
            throw new BadUserRequestException(
                    "%s holds \"{{\", with which a program begins for Camunda's pages. Leave it out.".formatted(what));
        }
    }
}
