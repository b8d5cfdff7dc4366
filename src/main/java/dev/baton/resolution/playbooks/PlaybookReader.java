package dev.baton.resolution.playbooks;

import dev.baton.casefile.Categories;
import dev.baton.casefile.TextRules;
import dev.baton.resolution.playbooks.BadPlaybook.Flaw;
import dev.baton.resolution.playbooks.Playbook.Step;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@code processes/playbooks/*.md}: what it is for, then Markdown whose lists at the margin are the steps. */
@Component
class PlaybookReader {

    private static final int LONGEST_FILE = 20_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_STEP = 500;
    private static final int MOST_STEPS = 40;

    private final Categories categories;

    PlaybookReader(Categories categories) {
        this.categories = categories;
    }

    /** @throws BadPlaybook with all that is wrong */
    Playbook read(String file, byte[] content) {
        var flaws = new ArrayList<Flaw>();
        var lines = lines(content);
        var front = FrontMatter.of(lines, flaws);
        var category = category(front, lines, flaws);
        var area = front.value("productArea");
        if (area != null && TextRules.problem(area, 200, true) != null) {
            flaws.add(
                    new Flaw(FrontMatter.line(lines, "productArea"), "has a productArea of more than 200 characters"));
        }
        var text = new MarkdownSteps(front.lines(), flaws)
                .read(String.join("\n", lines.subList(front.lines(), lines.size())));
        check(text.steps(), flaws);
        if (!flaws.isEmpty()) {
            throw new BadPlaybook(flaws);
        }
        var title = text.title() == null ? file.replaceFirst("\\.md$", "") : text.title();
        return new Playbook(
                file,
                title,
                category,
                area,
                text.intro(),
                text.steps().stream().map(MarkdownSteps.Found::step).toList());
    }

    private List<String> lines(byte[] content) {
        var text = decoded(content);
        if (text.length() > LONGEST_FILE) {
            throw new BadPlaybook(List.of(new Flaw(
                    0,
                    "is too long: %,d characters, and nobody reads more than %,d beside a task"
                            .formatted(text.length(), LONGEST_FILE))));
        }
        var lines = text.replace("\uFEFF", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (lines[line].length() > LONGEST_LINE) {
                throw new BadPlaybook(List.of(
                        new Flaw(line + 1, "is too long a line: at most %,d characters".formatted(LONGEST_LINE))));
            }
        }
        return List.of(lines);
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
            throw new BadPlaybook(List.of(new Flaw(0, TextRules.isEmpty(text) ? "is empty" : problem)));
        } catch (CharacterCodingException other) {
            throw new BadPlaybook(List.of(new Flaw(0, "is not UTF-8; save it as UTF-8")));
        }
    }

    private String category(FrontMatter front, List<String> lines, List<Flaw> flaws) {
        var given = front.value("category");
        if (given == null) {
            if (front.lines() > 0) {
                flaws.add(new Flaw(1, "does not say its category; write a line such as \"category: outage\""));
            }
            return "";
        }
        return categories.understood(given).orElseGet(() -> {
            flaws.add(new Flaw(
                    FrontMatter.line(lines, "category"),
                    "is for the category \"%s\", which there is not; there are %s"
                            .formatted(given, String.join(", ", categories.all()))));
            return "";
        });
    }

    private static void check(List<MarkdownSteps.Found> steps, List<Flaw> flaws) {
        if (steps.isEmpty()) {
            flaws.add(new Flaw(0, "has no steps; write each as an item of a list, such as \"- [ ] Look at the log\""));
        }
        if (steps.size() > MOST_STEPS) {
            flaws.add(new Flaw(
                    steps.get(MOST_STEPS).line(),
                    "is step %d; more than %d nobody ticks off".formatted(MOST_STEPS + 1, MOST_STEPS)));
        }
        Set<String> seen = new HashSet<>();
        for (var found : steps) {
            problem(found.step(), seen).ifPresent(reason -> flaws.add(new Flaw(found.line(), reason)));
        }
    }

    private static java.util.Optional<String> problem(Step step, Set<String> seen) {
        var text = step.text();
        @Nullable String reason = null;
        if (TextRules.isEmpty(text)) {
            reason = "is a step without words";
        } else if (text.length() > LONGEST_STEP) {
            reason = "is a step of %,d characters; at most %d, and the rest below it as a list of its own"
                    .formatted(text.length(), LONGEST_STEP);
        } else if (!seen.add(step.id())) {
            reason = "says the same as another step: \"%s\"".formatted(TextRules.shortened(text, 60));
        }
        return java.util.Optional.ofNullable(reason);
    }
}
