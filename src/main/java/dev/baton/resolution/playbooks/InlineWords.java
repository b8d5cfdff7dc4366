package dev.baton.resolution.playbooks;

import dev.baton.resolution.playbooks.Playbook.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** A paragraph as runs of words. An image is what it would have said; a link that is not https is its words. */
final class InlineWords extends AbstractVisitor {

    private final List<Words> words = new ArrayList<>();
    private String style = "";
    private @Nullable String link;
    private @Nullable Node html;

    List<Words> words() {
        return List.copyOf(words);
    }

    Optional<Node> html() {
        return Optional.ofNullable(html);
    }

    @Override
    public void visit(Text text) {
        add(text.getLiteral(), style);
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), "code");
    }

    @Override
    public void visit(SoftLineBreak newLine) {
        add(" ", style);
    }

    @Override
    public void visit(HardLineBreak newLine) {
        add(" ", style);
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("strong", strong);
    }

    @Override
    public void visit(Link to) {
        link = https(to.getDestination());
        visitChildren(to);
        link = null;
    }

    @Override
    public void visit(HtmlInline inline) {
        html = html == null ? inline : html;
    }

    private void styled(String as, Node node) {
        var before = style;
        style = as;
        visitChildren(node);
        style = before;
    }

    private void add(String text, String as) {
        var last = words.isEmpty() ? null : words.get(words.size() - 1);
        if (last != null && last.style().equals(as) && java.util.Objects.equals(last.link(), link)) {
            words.set(words.size() - 1, new Words(last.text() + text, as, link));
        } else {
            words.add(new Words(text, as, link));
        }
    }

    private static @Nullable String https(@Nullable String destination) {
        try {
            var address = new URI(destination == null ? "" : destination);
            return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null
                    ? address.toASCIIString()
                    : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
