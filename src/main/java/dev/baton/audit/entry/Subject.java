package dev.baton.audit.entry;

/**
 * Whom entries are about.
 *
 * @param ref the pseudonym they stand under, {@code p-} and 16 hexadecimal digits
 * @param name {@code user:<id>}, {@code case:<number>} or {@code contact:<address>}
 * @param key of their words, AES-256
 */
public record Subject(String ref, String name, byte[] key) {

    public static final String USER = "user:";
    public static final String CASE = "case:";
    public static final String CONTACT = "contact:";

    /** What people call them: the user id, the number, the address. */
    public String told() {
        return name.substring(name.indexOf(':') + 1);
    }
}
