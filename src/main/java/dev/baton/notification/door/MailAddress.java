package dev.baton.notification.door;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mail address as a server takes it (RFC 5321, without quoted local parts), the name of a domain in other letters as its ASCII form.
 *
 * @param value such as {@code jane@example.com}; nothing in it ends a line or a header
 */
public record MailAddress(String value) {

    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private static final Pattern IN_BRACKETS = Pattern.compile("[^<>]{0,200}<([^<>]+)>\\s*");
    private static final int LOCAL = 64;
    private static final int LONGEST = 254;

    /** The address somebody gave, with or without a name before it; empty where it is a phone number, a name, or several. */
    public static Optional<MailAddress> in(String given) {
        var bracketed = IN_BRACKETS.matcher(given);
        var bare = (bracketed.matches() ? bracketed.group(1) : given).strip();
        var at = bare.lastIndexOf('@');
        if (at < 1 || at > LOCAL || bare.length() > LONGEST) {
            return Optional.empty();
        }
        return ascii(bare.substring(at + 1))
                .map(domain -> bare.substring(0, at) + "@" + domain)
                .filter(address ->
                        address.length() <= LONGEST && FORM.matcher(address).matches())
                .map(MailAddress::new);
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** By which two are the same. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }
}
