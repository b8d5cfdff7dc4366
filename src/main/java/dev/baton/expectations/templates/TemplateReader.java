package dev.baton.expectations.templates;

import dev.baton.casefile.TextRules;
import dev.baton.expectations.Occasion;
import dev.baton.expectations.templates.BadTemplate.Flaw;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code processes/templates/*.mustache}: what it is for, then the text. */
final class TemplateReader {

    private static final int LONGEST_FILE = 20_000;
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern TONE = Pattern.compile("[a-z][a-z-]{0,29}");

    private TemplateReader() {}

    /** @throws BadTemplate with all that is wrong */
    static TextTemplate read(String file, byte[] content) {
        var flaws = new ArrayList<Flaw>();
        var lines = lines(content);
        var front = FrontMatter.of(lines, flaws);
        var occasion = occasion(front, lines, flaws);
        var language = matching(front, "language", LANGUAGE, "en", lines, flaws);
        var tone = matching(front, "tone", TONE, "formal", lines, flaws);
        var automatic = automatic(front, occasion, lines, flaws);
        var subject = front.value("subject");
        if (subject != null) {
            checkSubject(subject, FrontMatter.line(lines, "subject"), flaws);
        }
        var body = String.join("\n", lines.subList(front.lines(), lines.size()));
        if (TextRules.isEmpty(body)) {
            flaws.add(new Flaw(0, "says nothing below its second \"---\""));
        }
        Tags.check(body, front.lines() + 1, flaws);
        if (occasion == null || !flaws.isEmpty()) {
            throw new BadTemplate(flaws);
        }
        return new TextTemplate(
                file,
                occasion,
                language,
                tone,
                automatic,
                subject == null ? null : Tags.compile(subject),
                Tags.compile(body));
    }

    private static void checkSubject(String subject, int line, List<Flaw> flaws) {
        if (subject.length() > LONGEST_SUBJECT) {
            flaws.add(new Flaw(line, "has a subject of more than %d characters".formatted(LONGEST_SUBJECT)));
        }
        Tags.check(subject, line, flaws);
    }

    private static @Nullable Occasion occasion(FrontMatter front, List<String> lines, List<Flaw> flaws) {
        var given = front.value("occasion");
        var occasion = given == null ? null : Occasion.of(given).orElse(null);
        if (occasion == null && front.lines() > 0) {
            flaws.add(new Flaw(
                    FrontMatter.line(lines, "occasion"),
                    given == null
                            ? "does not say its occasion; write a line such as \"occasion: received\""
                            : "is for the occasion \"%s\", which there is not; there are %s"
                                    .formatted(given, Occasion.labels())));
        }
        return occasion;
    }

    private static String matching(
            FrontMatter front, String key, Pattern pattern, String example, List<String> lines, List<Flaw> flaws) {
        var given = front.value(key);
        if (given != null && pattern.matcher(given).matches()) {
            return given;
        }
        if (front.lines() > 0) {
            flaws.add(new Flaw(
                    FrontMatter.line(lines, key),
                    given == null
                            ? "does not say its %1$s; write a line such as \"%1$s: %2$s\"".formatted(key, example)
                            : "has the %1$s \"%3$s\"; write it like \"%1$s: %2$s\"".formatted(key, example, given)));
        }
        return "";
    }

    private static boolean automatic(
            FrontMatter front, @Nullable Occasion occasion, List<String> lines, List<Flaw> flaws) {
        var given = front.value("automatic");
        if (given == null || given.equals("false")) {
            return false;
        }
        var line = FrontMatter.line(lines, "automatic");
        if (!given.equals("true")) {
            flaws.add(new Flaw(line, "says automatic: %s; write true or false".formatted(given)));
        } else if (occasion != null && !occasion.mayGoByItself()) {
            flaws.add(new Flaw(
                    line,
                    "is automatic, but \"%s\" is the word of somebody who knows the case; write automatic: false"
                            .formatted(occasion.label())));
        }
        return true;
    }

    private static List<String> lines(byte[] content) {
        var text = decoded(content);
        if (text.length() > LONGEST_FILE) {
            throw new BadTemplate(List.of(new Flaw(
                    0,
                    "is too long: %,d characters, at most %,d are read by a customer"
                            .formatted(text.length(), LONGEST_FILE))));
        }
        return List.of(text.replace("\uFEFF", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .split("\n", -1));
    }

    private static String decoded(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            var problem = TextRules.problem(text, TextRules.LONGEST, true);
            if (problem == null) {
                return text;
            }
            throw new BadTemplate(List.of(new Flaw(0, TextRules.isEmpty(text) ? "is empty" : problem)));
        } catch (CharacterCodingException other) {
            throw new BadTemplate(List.of(new Flaw(0, "is not UTF-8; save it as UTF-8")));
        }
    }
}
