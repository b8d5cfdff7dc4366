package dev.baton.desk.search;

/** How like what is looked for the words found have to be. What is farther is looked for only where nothing is nearer. */
public enum Nearness {
    /** Words that start like it, whatever their accents and capitals. */
    AS_WRITTEN(1),
    SIMILAR(0.6),
    ROUGHLY(0.4);

    /** Of the trigrams of the word looked for, at least this part is in the words found. */
    private final double similarity;

    Nearness(double similarity) {
        this.similarity = similarity;
    }

    double similarity() {
        return similarity;
    }
}
