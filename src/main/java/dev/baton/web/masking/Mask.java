package dev.baton.web.masking;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what belongs in no log: ways to reach or charge a customer, and secrets. It knows what has a form; a name
 * or a customer's words have none, and are not logged in the first place. Every repetition is bounded, so that no text takes long.
 */
public final class Mask {

    private static final int LONGEST = 64_000;

    private static final List<Kind> KINDS = List.of(
            kind("(?i)\\b(bearer|basic)(?:\\s{1,9}|\\+|%20)[a-z0-9+/._~=-]{6,4000}", "$1 [secret]"),
            kind("\\bbaton_[A-Za-z0-9_-]{20,100}", "[secret]"),
            kind("(/|%2[fF])status(/|%2[fF])[\\w.~%-]{1,200}", "$1status$2[secret]"),
            kind("\\beyJ[\\w-]{5,2000}+\\.[\\w-]{2,4000}+\\.[\\w-]{0,1000}", "[secret]"),
            kind("://[^/\\s:@]{0,200}:[^/\\s@]{1,200}@", "://[secret]@"),
            kind(
                    "(?i)\\b([\\w.-]{0,40}(?:password|passwd|pwd|secret|token|api[_-]?key|authorization|cookie|jsessionid))"
                            + "(\"?'?\\s{0,3}(?:[=:]|%3[AD])\\s{0,3})(?:\"[^\"]{0,400}\"?|'[^']{0,400}'?|[^\\s\"'&,;)}\\]]{1,400})",
                    "$1$2[secret]"),
            kind("[\\w.%+-]{1,64}(?:@|%40)[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}", "[e-mail]"),
            kind("\\b[A-Z]{2}\\d{2}(?:[ +]?[A-Z0-9]{4}){2,7}(?:[ +]?[A-Z0-9]{1,3})?\\b", "[iban]", Mask::isIban),
            kind("(?<![\\w-])\\d(?:[ +-]?\\d){12,18}(?![\\w-])", "[card]", Mask::isCard),
            kind("(?:(?<!\\w)\\+|%2B)\\d(?:[ ()./+-]{0,2}\\d){6,14}(?!\\w)", "[phone]"),
            kind("(?<![\\w.:-])0\\d(?:[ ()/+-]{0,2}\\d){6,12}(?![\\w.:-])", "[phone]"),
            kind("(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?!\\w|\\.\\d)", "[address]", Mask::isForeign),
            kind("(?<![\\w:])(?:[0-9a-fA-F]{1,4}(?::|%3A)){3,7}[0-9a-fA-F]{1,4}(?![\\w:])", "[address]"),
            kind("(?<![\\w:])(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}(?![\\w:])", "[address]"));

    private record Kind(Pattern form, String instead, Predicate<String> isOne) {

        String maskIn(String text) {
            return form.matcher(text)
                    .replaceAll(found -> isOne.test(found.group())
                            ? instead.replace("$1", group(found, 1)).replace("$2", group(found, 2))
                            : Matcher.quoteReplacement(found.group()));
        }

        private static String group(java.util.regex.MatchResult found, int number) {
            return found.groupCount() >= number ? Matcher.quoteReplacement(found.group(number)) : "";
        }
    }

    private Mask() {}

    public static String over(String text) {
        var masked = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        for (var kind : KINDS) {
            masked = kind.maskIn(masked);
        }
        return masked;
    }

    private static Kind kind(String form, String instead) {
        return kind(form, instead, found -> true);
    }

    private static Kind kind(String form, String instead, Predicate<String> isOne) {
        return new Kind(Pattern.compile(form), instead, isOne);
    }

    private static boolean isForeign(String address) {
        return !address.startsWith("127.") && !address.equals("0.0.0.0");
    }

    /** ISO 13616: country and check digits moved to the end, letters as numbers, modulo 97 leaves 1. */
    private static boolean isIban(String found) {
        var iban = found.replaceAll("[ +]", "");
        var moved = iban.substring(4) + iban.substring(0, 4);
        var digits = new StringBuilder();
        moved.chars().forEach(letter -> digits.append(Character.getNumericValue(letter)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** Luhn's check digit. */
    private static boolean isCard(String found) {
        var digits = found.replaceAll("\\D", "");
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
