package dev.baton.resolution.playbooks;

import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import dev.baton.resolution.playbooks.BadPlaybook.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A playbook that cannot be shown stays out with the models it comes with, and so does a second one for the same. */
@Component
class PlaybookInspection implements ModelInspection {

    private final PlaybookReader reader;
    private final Playbooks playbooks;

    PlaybookInspection(PlaybookReader reader, Playbooks playbooks) {
        this.reader = reader;
        this.playbooks = playbooks;
    }

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        var problems = new ArrayList<ModelProblem>();
        var read = new ArrayList<Playbook>();
        files.forEach((name, content) -> {
            if (Playbooks.isPlaybook(name)) {
                read(name, content, read, problems);
            }
        });
        if (!read.isEmpty()) {
            clashes(files, read, problems);
        }
        return problems;
    }

    private void read(String name, byte[] content, List<Playbook> read, List<ModelProblem> problems) {
        try {
            read.add(reader.read(Playbooks.file(name), content));
        } catch (BadPlaybook bad) {
            bad.flaws().forEach(flaw -> problems.add(problem(name, flaw)));
        }
    }

    private static ModelProblem problem(String file, Flaw flaw) {
        return new ModelProblem(file, flaw.line() == 0 ? "" : "line " + flaw.line(), flaw.reason());
    }

    /** Nobody could tell which of two is shown. Another file of the same name takes the place of the one that is there. */
    private void clashes(Map<String, byte[]> files, List<Playbook> read, List<ModelProblem> problems) {
        var others = new ArrayList<>(playbooks.all());
        others.removeIf(other -> read.stream().anyMatch(one -> one.file().equals(other.file())));
        for (var one : read) {
            others.stream()
                    .filter(other -> other.isSameAs(one))
                    .findFirst()
                    .ifPresent(other -> problems.add(new ModelProblem(
                            name(files, one),
                            "",
                            "is for the same category and product area as %s; change that one, or say another product area"
                                    .formatted(other.file()))));
            others.add(new Playbooks.For(one.file(), one.category(), one.productArea()));
        }
    }

    private static String name(Map<String, byte[]> files, Playbook one) {
        return files.keySet().stream()
                .filter(name -> Playbooks.file(name).equals(one.file()))
                .findFirst()
                .orElse(one.file());
    }
}
