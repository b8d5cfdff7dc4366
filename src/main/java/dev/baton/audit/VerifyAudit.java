package dev.baton.audit;

import dev.baton.audit.command.Told;
import dev.baton.audit.note.NoteFault;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.verify.CannotBeChecked;
import dev.baton.audit.verify.Verdict;
import dev.baton.audit.verify.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exit code 0 where all is as it was signed, 1 where something was found, 2 where it could not be checked. */
@Command(
        name = "verify-audit",
        description = {
            "Checks an export of the audit log: that nothing in it was altered, taken out, added or put in another order.",
            "It needs neither a running Baton nor its database. docs/audit.md says how it is done."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is as it was signed", "1:something was found", "2:it could not be checked"})
public final class VerifyAudit implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int FOUND = 1;
    private static final int COULD_NOT = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<export>", description = "the file; - is the standard input")
    private String export = "";

    @Option(
            names = "--key",
            paramLabel = "<public key>",
            description = "a key that may have signed, as name+id+base64; once for each")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--checkpoint",
            paramLabel = "<note>",
            description = "a file with an older checkpoint that was kept elsewhere; once for each")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    private boolean help;

    @Override
    public Integer call() {
        try {
            var verifier = new Verifier(keys(), notes());
            var verdict = check(verifier);
            Told.of(verdict).forEach(line -> spec.commandLine().getOut().println(line));
            return verdict.isGood() ? GOOD : FOUND;
        } catch (CannotBeChecked reason) {
            return couldNot(reason.getMessage());
        } catch (NoteFault fault) {
            return couldNot(fault.getMessage() + ".");
        } catch (NoSuchFileException missing) {
            return couldNot("There is no file %s.".formatted(missing.getMessage()));
        } catch (IOException unreadable) {
            return couldNot("It cannot be read: %s.".formatted(unreadable));
        }
    }

    private Verdict check(Verifier verifier) throws IOException, CannotBeChecked {
        if (export.equals("-")) {
            return verifier.check(System.in, read -> {});
        }
        try (InputStream input = Files.newInputStream(Path.of(export))) {
            return verifier.check(input, read -> {});
        }
    }

    private List<VerifierKey> keys() {
        return keys.stream().map(VerifierKey::parse).toList();
    }

    private List<SignedNote> notes() throws IOException {
        var notes = new ArrayList<SignedNote>();
        for (var file : checkpoints) {
            try (var input = Files.newInputStream(file)) {
                notes.add(SignedNote.parse(input.readNBytes(SignedNote.MOST_BYTES + 1)));
            }
        }
        return notes;
    }

    private int couldNot(String why) {
        var err = spec.commandLine().getErr();
        err.println("The export could not be checked.");
        err.println(Told.printable(why));
        return COULD_NOT;
    }
}
