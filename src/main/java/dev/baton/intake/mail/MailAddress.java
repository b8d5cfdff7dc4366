package dev.baton.intake.mail;

import dev.baton.intake.mailtext.EncodedWords;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * @param address in lower case, as it is compared
 * @param name empty where there is none
 */
public record MailAddress(String address, String name) {

    private static final int MOST = 200;
    private static final int LONGEST = 200;
    private static final String FORM =
            "[^\\s\\p{Cntrl}<>,;:\"()\\[\\]\\\\@]{1,64}@[^\\s\\p{Cntrl}<>,;:\"()\\[\\]\\\\@]{1,190}";
    private static final Pattern BARE = Pattern.compile(FORM);

    /** What is quoted, and comments, which may hold anything: none of it is the address. */
    private static final Pattern ASIDE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\((?:[^()\\\\]|\\\\.)*+\\)");

    private static final Pattern ONE = Pattern.compile(
            "\\s*(?<name>[^<>@]*|%1$s)\\s*<\\s*(?<in>%1$s)\\s*>\\s*|\\s*(?<bare>%1$s)\\s*".formatted(FORM));

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /**
     * The one address of a header, before anything in it is decoded, as mail servers read it when they ask who sent a mail. Empty where
     * there are several, or it can be read in more than one way.
     */
    public static Optional<MailAddress> only(String header) {
        var bare = ASIDE.matcher(header).replaceAll(aside -> aside.group().startsWith("(") ? " " : "\"");
        var one = ONE.matcher(bare);
        if (bare.matches("(?s).*[()\\\\].*") || !one.matches()) {
            return Optional.empty();
        }
        var address = one.group("in") == null ? one.group("bare") : one.group("in");
        var before = one.group("name");
        if (before != null && before.contains("@") && !before.equalsIgnoreCase(address)) {
            return Optional.empty();
        }
        var bracket = header.lastIndexOf('<');
        return told(address, before == null || bracket < 0 ? "" : unquoted(header.substring(0, bracket)));
    }

    /** All addresses of a header, however it is written, at most {@value #MOST}. */
    static List<MailAddress> of(String header) {
        var found = new ArrayList<MailAddress>();
        try {
            for (var one : InternetAddress.parseHeader(header, false)) {
                add(found, one.getAddress(), one.getPersonal() == null ? "" : one.getPersonal());
            }
        } catch (AddressException | RuntimeException unfit) {
            found.clear();
        }
        if (found.isEmpty()) {
            var bare = BARE.matcher(header);
            while (bare.find()) {
                add(found, bare.group(), "");
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<MailAddress> found, String address, String name) {
        if (address != null && found.size() < MOST) {
            told(address, name).ifPresent(found::add);
        }
    }

    private static Optional<MailAddress> told(String address, String name) {
        if (!BARE.matcher(address).matches() || address.length() > LONGEST) {
            return Optional.empty();
        }
        var told =
                EncodedWords.decode(name).replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return Optional.of(new MailAddress(
                address.toLowerCase(Locale.ROOT), told.length() > LONGEST ? told.substring(0, LONGEST) : told));
    }

    private static String unquoted(String name) {
        var bare = name.strip();
        return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                ? bare.substring(1, bare.length() - 1).replaceAll("\\\\(.)", "$1")
                : bare;
    }
}
