package dev.baton.routing.choice;

import org.jspecify.annotations.Nullable;

/**
 * What became of a choice.
 *
 * @param person null where there is nobody
 * @param why in English, as it stands in the trail: what made it this one, or why there is nobody
 */
public record Choice(@Nullable String person, String why) {

    public boolean isSomebody() {
        return person != null;
    }
}
