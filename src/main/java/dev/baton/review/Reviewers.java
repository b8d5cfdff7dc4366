package dev.baton.review;

/** Who does reviews, and whom it is told where something of them is late. */
public final class Reviewers {

    public static final String GROUP = "support-manager";

    private Reviewers() {}
}
