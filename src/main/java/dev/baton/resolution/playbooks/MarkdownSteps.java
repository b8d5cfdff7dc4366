package dev.baton.resolution.playbooks;

import dev.baton.resolution.playbooks.BadPlaybook.Flaw;
import dev.baton.resolution.playbooks.Playbook.Step;
import dev.baton.resolution.playbooks.Playbook.Words;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The Markdown of a playbook as words and steps. Nothing of it becomes markup, so that there is nothing to be escaped twice. */
final class MarkdownSteps {

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final int linesBefore;
    private final List<Flaw> flaws;
    private final List<List<Words>> intro = new ArrayList<>();
    private final List<Found> steps = new ArrayList<>();
    private @Nullable String title;

    record Found(int line, Step step) {}

    record Text(@Nullable String title, List<List<Words>> intro, List<Found> steps) {}

    MarkdownSteps(int linesBefore, List<Flaw> flaws) {
        this.linesBefore = linesBefore;
        this.flaws = flaws;
    }

    Text read(String markdown) {
        children(PARSER.parse(markdown)).forEach(this::block);
        return new Text(title, List.copyOf(intro), List.copyOf(steps));
    }

    private void block(Node block) {
        if (block instanceof Heading heading && title == null) {
            title = Words.text(words(heading));
        } else if (block instanceof ListBlock list) {
            children(list).forEach(this::step);
        } else if (block instanceof Paragraph || block instanceof Heading) {
            intro.add(words(block));
        } else if (!(block instanceof ThematicBreak)) {
            other(block).ifPresent(intro::add);
        }
    }

    private void step(Node item) {
        var first = item.getFirstChild();
        var words = first instanceof Paragraph ? withoutBox(words(first)) : List.<Words>of();
        var details = new ArrayList<List<Words>>();
        children(item).skip(first instanceof Paragraph ? 1 : 0).forEach(child -> details(child, details));
        steps.add(new Found(line(item), new Step(id(Words.text(words)), words, List.copyOf(details))));
    }

    private void details(Node block, List<List<Words>> details) {
        if (block instanceof Paragraph || block instanceof Heading) {
            details.add(words(block));
        } else if (block instanceof ListBlock) {
            children(block).flatMap(MarkdownSteps::children).forEach(child -> details(child, details));
        } else {
            other(block).ifPresent(details::add);
        }
    }

    /** Code is words; anything else is told what to write instead. */
    private java.util.Optional<List<Words>> other(Node block) {
        if (block instanceof FencedCodeBlock code) {
            return java.util.Optional.of(List.of(new Words(code.getLiteral().strip(), "code", null)));
        }
        if (block instanceof IndentedCodeBlock code) {
            return java.util.Optional.of(List.of(new Words(code.getLiteral().strip(), "code", null)));
        }
        flaws.add(new Flaw(
                line(block),
                block instanceof HtmlBlock
                        ? "holds HTML, which is not shown; write Markdown"
                        : "is neither a paragraph, a list, a heading nor code; write it as one of these"));
        return java.util.Optional.empty();
    }

    private List<Words> words(Node block) {
        var inline = new InlineWords();
        block.accept(inline);
        inline.html()
                .ifPresent(html -> flaws.add(new Flaw(
                        line(html.getSourceSpans().isEmpty() ? block : html),
                        "holds HTML, which is not shown; write Markdown")));
        return inline.words();
    }

    /** {@code [ ]} or {@code [x]} before a step, as task lists have it, is drawn by the page. */
    private static List<Words> withoutBox(List<Words> words) {
        if (words.isEmpty()) {
            return words;
        }
        var first = words.get(0);
        var rest = new ArrayList<>(words);
        rest.set(0, new Words(first.text().replaceFirst("^\\[[ xX]?]\\s*", ""), first.style(), first.link()));
        return rest;
    }

    private int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? linesBefore + 1
                : linesBefore + node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), Objects::nonNull, Node::getNext);
    }

    private static String id(String text) {
        try {
            var normal = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            var digest = MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
