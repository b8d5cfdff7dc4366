package dev.baton.intake.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Raw mails as clients, servers and machines write them, and what is made of each, as docs/mail.md shows it. */
public final class MailCorpus {

    public static final Path FOLDER = Path.of("src/test/resources/mails");
    static final String BEGIN = "<!-- corpus: src/test/resources/mails -->\n";
    static final String END = "<!-- end of corpus -->";
    private static final int SHOWN = 90;

    private MailCorpus() {}

    public static List<Path> mails() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is in the mail, with the name of the trusted server of the examples. */
    static Mail read(Path file) {
        try (var raw = RawMail.of(Files.newInputStream(file))) {
            return new MailReader("mx.example.org").read(raw);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String table() {
        return mails().stream()
                .map(MailCorpus::row)
                .collect(Collectors.joining(
                        "\n", "| Mail | Verdict | Words that are kept | Besides |\n|---|---|---|---|\n", "\n"));
    }

    private static String row(Path file) {
        var mail = read(file);
        var name = file.getFileName().toString().replace(".eml", "");
        return "| %s | %s | %s | %s |".formatted(name, verdict(mail), told(mail.text()), besides(mail));
    }

    private static String verdict(Mail mail) {
        if (mail.bounce() != null) {
            return "%s %s of `%s`"
                    .formatted(
                            mail.kind().label(),
                            mail.bounce().status(),
                            mail.bounce().about().get(0));
        }
        var verdict = mail.isAutomatic() && mail.kind() == Mail.Kind.MESSAGE
                ? "automatic (%s)".formatted(told(mail.robot()))
                : mail.kind().label();
        return verdict + (mail.answers().isEmpty() ? "" : ", answers") + (mail.verified() ? "" : ", forged");
    }

    private static String besides(Mail mail) {
        var files = mail.files().stream().map(file -> "`" + file.name() + "`").collect(Collectors.joining(", "));
        var notes = String.join(" ", mail.notes());
        return told((mail.whole() == null ? "" : "cut; ") + (files.isEmpty() ? "" : files + "; ") + notes);
    }

    private static String told(String text) {
        var line = text.replace("\n", " ⏎ ")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .strip();
        int end = line.offsetByCodePoints(0, Math.min(SHOWN, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }

    public static void main(String[] arguments) throws IOException {
        var page = Path.of("docs/mail.md");
        var before = Files.exists(page) ? Files.readString(page) : BEGIN + END;
        Files.writeString(
                page,
                before.substring(0, before.indexOf(BEGIN) + BEGIN.length())
                        + table()
                        + before.substring(before.indexOf(END)));
        for (var file : mails()) {
            Files.writeString(words(file), read(file).text() + "\n");
        }
    }

    static Path words(Path file) {
        return Path.of(file.toString().replace(".eml", ".txt"));
    }
}
