package dev.baton.intake.texts;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** HTML as a person reads it: its paragraphs, lists, links and quotations, and nothing that is only for a browser. */
public final class HtmlText {

    private static final Pattern DOCUMENT = Pattern.compile(
            "(?is)^\\s*<(!doctype html|html|head|body|div|p|table|ul|ol|br|span|h[1-6]|blockquote|pre|section|article)"
                    + "(\\s[^<>]*)?/?>.*>\\s*$");
    /** Each text looks at all that it stands in. */
    private static final int DEEPEST = 128;

    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern BLANKS_AT_ENDS = Pattern.compile("(?<![ \\t\\u00A0])[ \\t\\u00A0]++(?=\\n|$)");

    private HtmlText() {}

    /** Begins with a tag that lays text out and ends with one: nobody writes like that by hand. */
    public static boolean looksLikeIt(String text) {
        return DOCUMENT.matcher(text).matches();
    }

    public static String of(String html) {
        var text = new StringBuilder();
        Jsoup.parse(html, Parser.htmlParser().setMaxDepth(DEEPEST)).body().traverse(new Reader(text));
        return BLANKS_AT_ENDS
                .matcher(text)
                .replaceAll("")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private record Reader(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && isSeen(node)) {
                add(isPreformatted(node) ? words.getWholeText() : words.text());
            } else if (node instanceof Element element) {
                begin(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            var link = element.normalName().equals("a") ? element.attr("href") : "";
            if (link.matches("(?i)https?://.*") && !element.text().contains(link)) {
                add(" (" + link + ")");
            }
            if (element.isBlock() && !CELLS.contains(element.normalName())) {
                lines(element.normalName().matches("p|h[1-6]|table|ul|ol|blockquote|pre") ? 2 : 1);
            }
        }

        private void begin(Element element) {
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "hr" -> text.append("\n--\n");
                case "img" ->
                    add(
                            element.attr("alt").isBlank()
                                    ? ""
                                    : "[" + element.attr("alt").strip() + "]");
                case "li" -> {
                    lines(1);
                    text.append("- ");
                }
                case "blockquote" -> {
                    lines(1);
                    text.append("> ");
                }
                case "td", "th" -> add(element.previousElementSibling() == null ? "" : " | ");
                default -> {
                    if (element.isBlock() && !endsWith("- ")) {
                        lines(1);
                    }
                }
            }
        }

        /** A blank at the start of a line, or after another, is how HTML is written, not what it says. */
        private void add(String words) {
            boolean atBlank = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(
                    atBlank && words.startsWith(" ") && !words.isBlank()
                            ? words.stripLeading()
                            : atBlank && words.isBlank() ? "" : words);
        }

        private boolean endsWith(String end) {
            int from = text.length() - end.length();
            return from >= 0 && text.indexOf(end, from) == from;
        }

        private void lines(int wanted) {
            int there = 0;
            while (there < wanted && there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
                there++;
            }
            if (text.length() > there) {
                text.append("\n".repeat(Math.max(0, wanted - there)));
            }
        }

        private static boolean isPreformatted(Node node) {
            return node.parent() instanceof Element parent && parent.closest("pre") != null;
        }

        private static boolean isSeen(Node node) {
            for (var up = node.parent(); up != null; up = up.parent()) {
                if (UNSEEN.contains(up.nodeName())) {
                    return false;
                }
            }
            return true;
        }
    }
}
