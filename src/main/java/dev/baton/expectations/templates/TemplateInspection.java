package dev.baton.expectations.templates;

import dev.baton.expectations.templates.BadTemplate.Flaw;
import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A template that cannot be filled stays out with the models it comes with, and so does a second one for the same. */
@Component
class TemplateInspection implements ModelInspection {

    private final Templates templates;

    TemplateInspection(Templates templates) {
        this.templates = templates;
    }

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        var problems = new ArrayList<ModelProblem>();
        var read = new ArrayList<TextTemplate>();
        files.forEach((name, content) -> {
            if (Templates.isTemplate(name)) {
                read(name, content, read, problems);
            }
        });
        if (!read.isEmpty()) {
            clashes(read, problems);
        }
        return problems;
    }

    private static void read(String name, byte[] content, List<TextTemplate> read, List<ModelProblem> problems) {
        try {
            read.add(TemplateReader.read(Templates.file(name), content));
        } catch (BadTemplate bad) {
            bad.flaws().forEach(flaw -> problems.add(problem(name, flaw)));
        }
    }

    private static ModelProblem problem(String file, Flaw flaw) {
        return new ModelProblem(file, flaw.line() == 0 ? "" : "line " + flaw.line(), flaw.reason());
    }

    /** Nobody could tell which of two is said. Another file of the same name takes the place of the one that is there. */
    private void clashes(List<TextTemplate> read, List<ModelProblem> problems) {
        var others = new ArrayList<>(
                templates.all().stream().map(Templates.Kept::template).toList());
        others.removeIf(other -> read.stream().anyMatch(one -> one.file().equals(other.file())));
        for (var one : read) {
            others.stream()
                    .filter(other -> isForTheSame(one, other))
                    .findFirst()
                    .ifPresent(other -> problems.add(new ModelProblem(
                            one.file(),
                            "",
                            "is for the same occasion, language and tone as %s; change that one, or say another tone"
                                    .formatted(other.file()))));
            others.add(one);
        }
    }

    private static boolean isForTheSame(TextTemplate one, TextTemplate other) {
        return one.occasion() == other.occasion()
                && one.language().equalsIgnoreCase(other.language())
                && one.tone().equals(other.tone());
    }
}
