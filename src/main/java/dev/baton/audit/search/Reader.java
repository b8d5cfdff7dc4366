package dev.baton.audit.search;

/**
 * Whoever reads the log.
 *
 * @param personal whether names and what people wrote are shown; else there are pseudonyms
 */
public record Reader(boolean personal) {

    public static final Reader OF_EVERYTHING = new Reader(true);
}
