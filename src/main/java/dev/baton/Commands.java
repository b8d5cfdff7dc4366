package dev.baton;

import dev.baton.audit.VerifyAudit;
import dev.baton.intelligence.EvaluateRisk;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Unmatched;

/**
 * What {@code java -jar baton.jar} can do. {@code serve} is the default and takes settings of Spring; the others are brought by rooms and
 * start neither Spring nor a database by themselves. Exit codes: 0 good, 1 something was found, 2 it could not be done.
 */
final class Commands {

    private static final String SERVE = "serve";
    private static final Set<String> HELP = Set.of("-h", "--help");
    private static final String SETTING = "--";
    private static final int COULD_NOT = 2;

    private Commands() {}

    /** The list: a room that is taken out takes its line along. */
    private static List<Object> ofRooms() {
        return List.of(new VerifyAudit(), new EvaluateRisk());
    }

    /** Whether Baton itself is to be started; so it is by settings alone. */
    static boolean isServe(String... arguments) {
        return (arguments.length == 0 || arguments[0].equals(SERVE) || arguments[0].startsWith(SETTING))
                && Arrays.stream(settings(arguments))
                        .allMatch(argument -> argument.startsWith(SETTING) && !HELP.contains(argument));
    }

    static String[] settings(String... arguments) {
        var isNamed = arguments.length > 0 && arguments[0].equals(SERVE);
        return isNamed ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
    }

    /** @return the exit code */
    static int run(String... arguments) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        var line = new CommandLine(new Jar());
        ofRooms().forEach(line::addSubcommand);
        line.addSubcommand(new HelpCommand());
        line.setOut(out).setErr(err).setExecutionExceptionHandler((failure, command, parsed) -> {
            err.println("It could not be done: " + failure);
            return COULD_NOT;
        });
        var first = arguments[0];
        if (!first.startsWith("-") && !line.getSubcommands().containsKey(first)) {
            return refuse(err, "\"%s\" is no command of Baton.".formatted(first), line);
        }
        if (first.startsWith(SETTING) && !HELP.contains(first) || first.equals(SERVE) && !wantsHelp(arguments)) {
            return refuse(err, "Settings are written --name=value, and this is none: " + noSetting(arguments), line);
        }
        return line.execute(arguments);
    }

    private static int refuse(PrintWriter err, String why, CommandLine line) {
        err.println(why);
        line.usage(err);
        return COULD_NOT;
    }

    private static boolean wantsHelp(String... arguments) {
        return Arrays.stream(arguments).anyMatch(HELP::contains);
    }

    private static String noSetting(String... arguments) {
        return Arrays.stream(settings(arguments))
                .filter(argument -> !argument.startsWith(SETTING))
                .findFirst()
                .orElse("");
    }

    @Command(
            name = "java -jar baton.jar",
            synopsisSubcommandLabel = "[serve | COMMAND]",
            description = "Baton, a desk for customer escalations.",
            subcommands = Serve.class)
    private static final class Jar implements Runnable {

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "this text")
        private boolean help;

        @Override
        public void run() {
            throw new IllegalStateException("Without a command Baton serves");
        }
    }

    @Command(
            name = SERVE,
            description = "Starts Baton. This is what happens without a command.",
            footer = {"", "Settings are Spring's, such as --server.port=8081; the README lists Baton's own."})
    private static final class Serve implements Runnable {

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "this text")
        private boolean help;

        @Unmatched
        private List<String> settings = List.of();

        @Override
        public void run() {
            throw new IllegalStateException("Baton serves without being run as a command");
        }
    }
}
