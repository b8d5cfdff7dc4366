package dev.baton.review.trends;

/**
 * Something that cases have in common.
 *
 * @param key of the dimension; empty where it is not known of them
 * @param cases in the period, {@code before} in the one before it
 * @param chance how likely such a difference is where nothing has changed, adjusted for how many causes there are
 */
public record Cause(Dimension dimension, String key, long cases, long before, double chance) {

    /** Less likely than this is told as more than chance. */
    public static final double UNLIKELY = 0.05;

    public enum Dimension {
        CATEGORY,
        AREA,
        ROOT_CAUSE,
        ACCOUNT,
        /** What made somebody or something escalate: the row of the triggers in triage.dmn, a missed deadline, a person. */
        RULE
    }

    /** @param lengths how long the period is for one of the period before */
    public Course course(double lengths) {
        if (chance >= UNLIKELY) {
            return Course.CHANCE;
        }
        return cases > before * lengths ? Course.GREW : Course.SHRANK;
    }

    public enum Course {
        GREW,
        SHRANK,
        CHANCE
    }
}
