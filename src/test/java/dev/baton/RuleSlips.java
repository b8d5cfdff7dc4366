package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;

/** Slips of a process owner in decision tables that pass the gate, because they show for the account {@link #ACCOUNT} alone. */
public class RuleSlips {

    public static final String ACCOUNT = "Falling";

    private static final String SOURCE = "a slip";

    private final RepositoryService repository;
    private final Set<String> files = new LinkedHashSet<>();

    public RuleSlips(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * @param cell the text of the first cell of the table that is changed
     * @param wrong what it says for the account
     */
    public void make(String file, String decision, String cell, String wrong) {
        change(file, decision, cell, "if account = \"%s\" then %s else %s".formatted(ACCOUNT, wrong, cell));
    }

    public void change(String file, String decision, String cell, String changed) {
        var shipped = shipped(file);
        var table = shipped.indexOf("<decision id=\"%s\"".formatted(decision));
        var start = shipped.indexOf("<text>%s</text>".formatted(cell), table) + "<text>".length();
        assertThat(start).as("the cell is in the table").isGreaterThan(table).isGreaterThan(10);
        files.add(file);
        deploy(file, shipped.substring(0, start) + changed + shipped.substring(start + cell.length()));
    }

    /** One that shows for every case. */
    public void spoil(String file, String what, String with) {
        var shipped = shipped(file);
        assertThat(shipped).contains(what);
        files.add(file);
        deploy(file, shipped.replace(what, with));
    }

    /** The process owner finds them all. */
    public void mend() {
        files.forEach(file -> deploy(file, shipped(file)));
    }

    public void withdraw() {
        repository
                .createDeploymentQuery()
                .deploymentSource(SOURCE)
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    private void deploy(String file, String content) {
        repository.createDeployment().source(SOURCE).addString(file, content).deploy();
    }

    private static String shipped(String file) {
        try {
            return Files.readString(Path.of("processes", file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
