package dev.baton.calendar.file;

import dev.baton.calendar.CalendarProblem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The text and the lines of a YAML file and nothing else: no tag is obeyed, no object made, no alias followed. */
public final class YamlTree {

    private static final int LARGEST = 500_000;

    private final List<CalendarProblem> problems;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    public YamlTree(List<CalendarProblem> problems) {
        this.problems = problems;
    }

    /** What stands at the top level, by its name. */
    public Map<String, SourceNode> read(String yaml) {
        try {
            var root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(yaml));
            return root == null || root.getTag().equals(Tag.NULL) ? Map.of() : calendars(root);
        } catch (MarkedYAMLException unreadable) {
            var mark = unreadable.getProblemMark();
            add(mark == null ? 0 : mark.getLine() + 1, "", "", advice(String.valueOf(unreadable.getProblem())));
        } catch (YAMLException unreadable) {
            add(0, "", "", "The file is not valid YAML: " + unreadable.getMessage());
        }
        return Map.of();
    }

    private Map<String, SourceNode> calendars(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            add(line(root), "", "", "The file must name calendars, each with its fields below it.");
            return Map.of();
        }
        return fields(mapping, "", "");
    }

    private Map<String, SourceNode> fields(MappingNode mapping, String calendar, String path) {
        var fields = new LinkedHashMap<String, SourceNode>();
        for (var field : mapping.getValue()) {
            var line = line(field.getKeyNode());
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                add(line, calendar, path, "has a field whose name is not a plain text; write a word and a colon");
            } else {
                var name = key.getValue();
                var written = path.isEmpty() && calendar.isEmpty()
                        ? written(field.getValueNode(), line, name, "")
                        : written(field.getValueNode(), line, calendar, SourceNode.field(path, name));
                if (fields.putIfAbsent(name, written) != null) {
                    add(line, calendar, SourceNode.field(path, name), "is there twice; keep one of them");
                }
            }
        }
        return fields;
    }

    private SourceNode written(Node node, int line, String calendar, String path) {
        if (path.length() > SourceNode.LONGEST_PATH) {
            add(line, calendar, path, "lies deeper than anything of a calendar; take it out");
        } else if (!seen.add(node)) {
            add(line, calendar, path, "refers to another place in the file; write it out instead");
        } else if (node instanceof MappingNode mapping) {
            return new SourceNode.Fields(line, path, fields(mapping, calendar, path));
        } else if (node instanceof SequenceNode sequence) {
            return new SourceNode.Items(line, path, items(sequence, calendar, path));
        }
        return new SourceNode.Text(line, path, node instanceof ScalarNode scalar ? scalar.getValue() : "");
    }

    private List<SourceNode> items(SequenceNode sequence, String calendar, String path) {
        var items = new ArrayList<SourceNode>();
        for (var item : sequence.getValue()) {
            items.add(written(item, line(item), calendar, SourceNode.item(path, items.size())));
        }
        return items;
    }

    private static LoaderOptions limits() {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        return limits;
    }

    private static String advice(String problem) {
        return problem.contains("\\t")
                ? "There is a tab; indent with spaces."
                : "This is not valid YAML (%s); compare it with the lines above.".formatted(problem);
    }

    private void add(int line, String calendar, String field, String message) {
        problems.add(new CalendarProblem(line, calendar, field, message));
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
