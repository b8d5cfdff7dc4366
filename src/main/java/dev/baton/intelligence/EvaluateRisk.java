package dev.baton.intelligence;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.intelligence.evaluation.Evaluator;
import dev.baton.intelligence.evaluation.Question;
import dev.baton.intelligence.log.LogFault;
import dev.baton.intelligence.log.LogReader;
import dev.baton.intelligence.log.OutcomeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exit code 0 where it was found out, 2 where the file or what was asked cannot be read. */
@Command(
        name = "evaluate-risk",
        description = {
            "Tells how well risk would have been told on a history of your own: learns from its earlier cases, tries itself on the later ones.",
            "It needs neither a running Baton nor a database, and sends nothing anywhere. docs/risk.md says how it is done."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it was found out", "2:the file or the question cannot be read"})
public final class EvaluateRisk implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int COULD_NOT = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "<events.csv>",
            description = "one line per event of a case, with a heading; may be packed by gzip")
    private Path events = Path.of("");

    @Option(names = "--case", required = true, paramLabel = "<column>", description = "tells which case a line is of")
    private String caseColumn = "";

    @Option(names = "--time", required = true, paramLabel = "<column>", description = "tells when it happened")
    private String timeColumn = "";

    @Option(
            names = "--time-format",
            paramLabel = "<pattern>",
            description = "such as dd/MM/yyyy HH:mm; without it the common ways are tried")
    private @Nullable String timeFormat;

    @Option(
            names = "--separator",
            paramLabel = "<character>",
            description = "what stands between values, tab for a tab; without it the heading tells")
    private @Nullable String separator;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "<column>",
            description = "the columns that risk may be told by; without it all that hold nothing of the future")
    private List<String> features = new ArrayList<>();

    @Option(
            names = "--outcome",
            defaultValue = "duration > p75",
            paramLabel = "<outcome>",
            description =
                    "what is to be told: changed(column), last(column) = value, duration > median, duration > p75, duration > PT48H; default: ${DEFAULT-VALUE}")
    private String outcome = "";

    @Option(
            names = "--prefixes",
            split = ",",
            defaultValue = "1,2,4,8",
            paramLabel = "<number>",
            description = "after how many events of a case; default: ${DEFAULT-VALUE}")
    private List<Integer> prefixes = new ArrayList<>();

    @Option(
            names = "--split",
            defaultValue = "0.7",
            paramLabel = "<share>",
            description = "the share of cases, earliest first, that is learnt from; default: ${DEFAULT-VALUE}")
    private double split;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        try {
            var question = new Question(
                    new OutcomeText(outcome),
                    Set.copyOf(features.stream().map(String::strip).toList()),
                    prefixes,
                    split);
            var log = new LogReader(caseColumn, timeColumn, timeFormat, character()).read(events);
            var evaluation = new Evaluator(log, question).evaluate();
            evaluation.warnings().forEach(spec.commandLine().getErr()::println);
            spec.commandLine()
                    .getOut()
                    .println(JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(evaluation));
            return GOOD;
        } catch (LogFault fault) {
            spec.commandLine().getErr().println(fault.getMessage());
            return COULD_NOT;
        }
    }

    private @Nullable Character character() {
        if (separator == null) {
            return null;
        }
        var plain = separator.equals("tab") || separator.equals("\\t") ? "\t" : separator;
        if (plain.length() != 1) {
            throw new LogFault("--separator is one character, or tab");
        }
        return plain.charAt(0);
    }
}
