package dev.baton.intake.mailtext;

import dev.baton.intake.texts.HtmlText;
import java.util.Collections;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** HTML of a mail as text in which what it quotes stands behind {@code >}, as in a mail without HTML. */
public final class HtmlQuotes {

    private static final int DEEPEST = 128;

    private HtmlQuotes() {}

    public static String text(String html) {
        var page = Jsoup.parse(html, Parser.htmlParser().setMaxDepth(DEEPEST));
        page.select("[style*=display:none], [style*=display: none]").remove();
        page.select("img[src^=cid:]").remove();
        var quotes = page.select("blockquote");
        Collections.reverse(quotes);
        quotes.forEach(HtmlQuotes::mark);
        return HtmlText.of(page.body().html());
    }

    /** Those inside are marked before. */
    private static void mark(Element quote) {
        var marked = HtmlText.of(quote.html())
                .lines()
                .map(line -> line.startsWith(">") ? ">" + line : "> " + line)
                .collect(Collectors.joining("\n"));
        var block = new Element("pre");
        block.text(marked);
        quote.replaceWith(block);
    }
}
