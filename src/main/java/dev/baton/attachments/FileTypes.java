package dev.baton.attachments;

import dev.baton.casefile.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/**
 * What kind of file it is, by its first bytes; nothing is unpacked. Its name may say more of the same, such as that an archive is
 * a document, but nothing else.
 */
@Component
class FileTypes {

    private static final String KINDS =
            "Send a picture (PNG, JPEG, GIF, WebP, BMP, TIFF), text or a log, a PDF, an Office document,"
                    + " an e-mail, or a ZIP or GZIP archive";

    private static final Set<String> IN_THE_FILE = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/tiff",
            "text/plain",
            "application/json",
            "text/x-log",
            "application/pdf",
            "application/rtf",
            "application/zip",
            "application/gzip",
            "application/x-tika-ooxml",
            "application/x-tika-msoffice",
            "message/rfc822");

    /** The ends of names that no machine runs; after any other, or none, nothing is taken but what has none. */
    private static final Set<String> WORDS = Set.of(
            "txt",
            "text",
            "log",
            "out",
            "err",
            "trace",
            "md",
            "markdown",
            "csv",
            "tsv",
            "json",
            "jsonl",
            "ndjson",
            "har",
            "xml",
            "yml",
            "yaml",
            "conf",
            "cfg",
            "properties",
            "sql",
            "diff",
            "patch");

    private static final Set<String> OTHERS = Set.of(
            "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "bmp", "tif", "tiff", "pdf", "rtf", "doc", "xls", "ppt",
            "msg", "docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "eml", "zip", "gz", "gzip", "tgz");

    /** As logs that were rotated have. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    /** What a name may make of one of those. */
    private static final Set<String> BY_NAME = Set.of(
            "text/csv",
            "text/tab-separated-values",
            "text/x-log",
            "text/x-web-markdown",
            "text/x-yaml",
            "application/json",
            "message/rfc822",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-outlook",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** @throws Refusal where it is of no kind that is taken, or of another than its name says */
    String of(Path file, String name) {
        var ending = ending(name);
        refuseUnlessTaken(name, ending);
        var inside = inside(file);
        if (WORDS.contains(ending) && isWritten(inside, ending)) {
            return asWords(name, inside);
        }
        if (!isTaken(inside)) {
            throw new Refusal("file", "is of a kind that is not taken (%s). %s.".formatted(inside, KINDS));
        }
        var named = named(name);
        if (MediaType.OCTET_STREAM.equals(named) || named.equals(inside)) {
            return inside.toString();
        }
        if (types.getMediaTypeRegistry().isSpecializationOf(inside, named)) {
            return inside.toString();
        }
        if (isMoreOf(named, inside)) {
            return named.toString();
        }
        throw new Refusal(
                "file",
                "is called \"%s\", but what is in it is %s. Send it under the name of what it is; %s."
                        .formatted(name, inside, KINDS.substring(0, 1).toLowerCase(Locale.ROOT) + KINDS.substring(1)));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static void refuseUnlessTaken(String name, String ending) {
        if (name.indexOf('.') >= 0
                && !WORDS.contains(ending)
                && !OTHERS.contains(ending)
                && !NUMBER.matcher(ending).matches()) {
            throw new Refusal(
                    "file",
                    "is called \"%s\", and nothing that ends in \".%s\" is taken, whatever is in it. Call it \"%s.txt\" if it is text. %s."
                            .formatted(name, ending, name, KINDS));
        }
    }

    /** Text, also such as begins like some other kind of it; not what a browser would run. */
    private static boolean isWritten(MediaType inside, String ending) {
        return inside.equals(MediaType.TEXT_PLAIN)
                || inside.getType().equals("text") && !inside.getSubtype().equals("html")
                || inside.equals(MediaType.APPLICATION_XML) && ending.equals("xml");
    }

    /** What is no text of a kind of its own is plain. */
    private String asWords(String name, MediaType inside) {
        var named = named(name).toString();
        return BY_NAME.contains(named) ? named : inside.getType().equals("text") ? inside.toString() : "text/plain";
    }

    private boolean isMoreOf(MediaType named, MediaType inside) {
        return (BY_NAME.contains(named.toString()) || named.toString().startsWith(OPEN_DOCUMENT))
                && (types.getMediaTypeRegistry().isSpecializationOf(named, inside)
                        || inside.equals(MediaType.APPLICATION_ZIP) && isPackedDocument(named)
                        || inside.equals(MediaType.TEXT_PLAIN) && isWords(named));
    }

    private static boolean isPackedDocument(MediaType named) {
        return named.toString().startsWith("application/vnd.openxmlformats")
                || named.toString().startsWith(OPEN_DOCUMENT);
    }

    private static boolean isWords(MediaType named) {
        return named.getType().equals("text")
                || Stream.of("application/json", "message/rfc822").anyMatch(named.toString()::equals);
    }

    private static boolean isTaken(MediaType inside) {
        return IN_THE_FILE.contains(inside.toString()) || inside.toString().startsWith(OPEN_DOCUMENT);
    }

    private MediaType inside(Path file) {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return types.detect(content, new Metadata()).getBaseType();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private MediaType named(String name) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try {
            return types.detect(null, metadata).getBaseType();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
