package dev.baton.intake.texts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documents of Jira's cloud (Atlassian Document Format), which are trees of nodes, as text. */
public final class RichText {

    private static final int DEEPEST = 64;

    private RichText() {}

    public static String of(Map<?, ?> document) {
        return text(document, "", 0).replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static String text(@Nullable Object node, String before, int depth) {
        if (!(node instanceof Map<?, ?> map) || depth > DEEPEST) {
            return "";
        }
        return switch (String.valueOf(map.get("type"))) {
            case "text" -> linked(map);
            case "hardBreak" -> "\n";
            case "rule" -> "\n--\n";
            case "mention", "emoji", "status" -> attribute(map, "text", "shortName");
            case "inlineCard", "blockCard", "embedCard" -> attribute(map, "url");
            case "date" -> attribute(map, "timestamp");
            case "media", "mediaInline" -> "[%s]".formatted(attribute(map, "alt", "id"));
            case "bulletList" -> children(map, "- ", depth) + "\n";
            case "orderedList" -> children(map, "1. ", depth) + "\n";
            case "taskList", "decisionList" -> children(map, "- ", depth) + "\n";
            case "listItem", "taskItem", "decisionItem" ->
                before + children(map, before, depth).strip() + "\n";
            case "blockquote" -> "> " + children(map, before, depth).strip() + "\n\n";
            case "tableRow" -> cells(map, depth) + "\n";
            case "paragraph", "heading", "codeBlock" -> children(map, before, depth) + "\n\n";
            default -> children(map, before, depth);
        };
    }

    private static String children(Map<?, ?> node, String before, int depth) {
        return content(node).stream()
                .map(child -> text(child, before, depth + 1))
                .collect(Collectors.joining());
    }

    private static String cells(Map<?, ?> row, int depth) {
        return content(row).stream()
                .map(cell -> text(cell, "", depth + 1).strip())
                .collect(Collectors.joining(" | "));
    }

    private static List<?> content(Map<?, ?> node) {
        return node.get("content") instanceof List<?> list ? list : List.of();
    }

    private static String linked(Map<?, ?> node) {
        var text = String.valueOf(node.get("text"));
        var links = node.get("marks") instanceof List<?> marks ? marks : List.of();
        return links.stream()
                .filter(mark -> mark instanceof Map<?, ?> map && "link".equals(map.get("type")))
                .map(mark -> attribute((Map<?, ?>) mark, "href"))
                .filter(link -> !link.isEmpty() && !text.contains(link))
                .findFirst()
                .map(link -> "%s (%s)".formatted(text, link))
                .orElse(text);
    }

    private static String attribute(Map<?, ?> node, String... names) {
        if (!(node.get("attrs") instanceof Map<?, ?> attributes)) {
            return "";
        }
        for (var name : names) {
            if (attributes.get(name) != null) {
                return Objects.toString(attributes.get(name));
            }
        }
        return "";
    }
}
