package dev.baton.models.tables;

import dev.baton.models.ModelInspection;
import dev.baton.models.ModelProblem;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/**
 * A decision table leaves nothing it can be asked without an answer, and where one row has to answer only one does. Columns
 * whose values are a closed list name nothing else.
 */
@Component
class InspectTables implements ModelInspection {

    @Override
    public List<ModelProblem> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .flatMap(file -> problems(file.getKey(), file.getValue()))
                .toList();
    }

    private static Stream<ModelProblem> problems(String file, byte[] content) {
        return tables(content).flatMap(table -> problems(file, new TableReading(table)));
    }

    private static Stream<ModelProblem> problems(String file, TableReading table) {
        var misspelt = table.misspelt();
        var said = misspelt.entrySet().stream().map(row -> new ModelProblem(file, row.getKey(), row.getValue()));
        return misspelt.isEmpty()
                ? table.problems().stream().map(problem -> new ModelProblem(file, table.decision(), problem))
                : said;
    }

    /** What cannot be read is told by those who read the files first. */
    static Stream<DecisionTable> tables(byte[] content) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(content))
                    .getModelElementsByType(DecisionTable.class)
                    .stream();
        } catch (ModelException unreadable) {
            return Stream.empty();
        }
    }
}
