package dev.baton.models.contracts;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names an expression in FEEL reads, as far as they can be told from its words. */
final class FeelNames {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z][A-Za-z0-9 ]*\\(");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w@])[A-Za-z_]\\w*");
    private static final Set<String> WORDS = Set.of(
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "and",
            "or",
            "not",
            "true",
            "false",
            "null",
            "instance",
            "of",
            "function",
            "item",
            "this",
            "parent");

    private FeelNames() {}

    static Set<String> of(String expression) {
        var bare = FUNCTION.matcher(TEXT.matcher(expression).replaceAll(" ")).replaceAll(call -> kept(call.group()));
        var names = new TreeSet<String>();
        NAME.matcher(bare)
                .results()
                .map(name -> name.group())
                .filter(name -> !WORDS.contains(name))
                .forEach(names::add);
        return names;
    }

    /** A function may be called by two words, but what stands before a keyword is no part of its name. */
    private static String kept(String call) {
        var kept = new StringBuilder();
        var words = call.substring(0, call.length() - 1).split(" ");
        for (int at = words.length - 1; at >= 0; at--) {
            if (WORDS.contains(words[at])) {
                for (int before = 0; before < at; before++) {
                    kept.append(words[before]).append(' ');
                }
                break;
            }
        }
        return kept.append(" (").toString();
    }
}
