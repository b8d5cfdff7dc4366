package dev.baton.audit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text on A4 pages, broken where they end, in a font that is part of the document. What the font has no letter for is told
 * as a question mark.
 */
final class PdfText implements AutoCloseable {

    /** Comes with PDFBox, with letters of Latin, Greek and Cyrillic. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 50;
    private static final float LEADING = 1.35f;
    private static final float PAGE_NUMBER_SIZE = 8;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final String pageWords;
    private @Nullable PDPageContentStream page;
    private float y;

    /**
     * @param language of the document
     * @param pageWords how the number of a page is told, {@code {0}} is the number
     */
    PdfText(String title, String language, String pageWords) throws IOException {
        this.pageWords = pageWords;
        try (var file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(document, file, true);
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language);
        var shown = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
    }

    void title(String text) throws IOException {
        text(text, 18, 0);
        gap(6);
    }

    void heading(String text) throws IOException {
        gap(10);
        if (y < MARGIN + 60) {
            newPage();
        }
        text(text, 13, 0);
        gap(3);
    }

    void line(String text) throws IOException {
        text(text, 9, 0);
    }

    void indented(String text) throws IOException {
        text(text, 9, 14);
    }

    void newPage() throws IOException {
        if (page != null) {
            page.close();
        }
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = PDRectangle.A4.getHeight() - MARGIN;
        write(
                page,
                pageWords.replace("{0}", String.valueOf(document.getNumberOfPages())),
                PAGE_NUMBER_SIZE,
                MARGIN,
                25);
    }

    void save(OutputStream to) throws IOException {
        if (page == null) {
            newPage();
        }
        Objects.requireNonNull(page).close();
        page = null;
        document.save(to);
    }

    private void gap(float points) {
        y -= points;
    }

    private void text(String text, float size, float indent) throws IOException {
        for (var paragraph : text.split("\\R", -1)) {
            for (var line : broken(known(paragraph), size, PDRectangle.A4.getWidth() - 2 * MARGIN - indent)) {
                if (page == null || y < MARGIN) {
                    newPage();
                }
                write(Objects.requireNonNull(page), line, size, MARGIN + indent, y - size);
                y -= size * LEADING;
            }
        }
    }

    private void write(PDPageContentStream on, String text, float size, float x, float at) throws IOException {
        on.beginText();
        on.setFont(font, size);
        on.newLineAtOffset(x, at);
        on.showText(text);
        on.endText();
    }

    /** With a question mark for each letter that the font does not have, and blanks for what is no letter. */
    private String known(String text) {
        var known = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point) || Character.isSpaceChar(point)) {
                known.append(' ');
            } else {
                known.append(has(point) ? Character.toString(point) : "?");
            }
        });
        return known.toString();
    }

    private boolean has(int point) {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IOException | IllegalArgumentException missing) {
            return false;
        }
    }

    private List<String> broken(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            var rest = word;
            while (width(rest, size) > width) {
                var fits = fitting(rest, size, width);
                flush(lines, line);
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                flush(lines, line);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static void flush(List<String> lines, StringBuilder line) {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private int fitting(String word, float size, float width) throws IOException {
        var fits = 1;
        while (fits < word.length() && width(word.substring(0, fits + 1), size) <= width) {
            fits++;
        }
        return fits > 1 && Character.isHighSurrogate(word.charAt(fits - 1)) ? fits - 1 : fits;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
