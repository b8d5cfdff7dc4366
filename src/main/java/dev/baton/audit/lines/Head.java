package dev.baton.audit.lines;

import dev.baton.audit.note.NoteFault;
import dev.baton.audit.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The first line of an export.
 *
 * @param size how many entries the log had
 * @param keys that may have signed, as the export says
 */
public record Head(String origin, boolean isSelection, long size, List<VerifierKey> keys) {

    private static final long VERSION = 1;

    /** @throws NoLine where it is none of this version */
    public static Head read(Line first) throws NoLine {
        var line = first.members();
        var version = Values.count(line, member(line, "baton-audit"));
        if (version != VERSION) {
            throw new NoLine("is of version %d, and this Baton checks version %d; check it with a newer one"
                    .formatted(version, VERSION));
        }
        return new Head(
                Values.text(line, member(line, "origin")),
                isSelection(Values.text(line, member(line, "kind"))),
                Values.count(line, member(line, "size")),
                keys(Values.texts(line, member(line, "keys"))));
    }

    private static int member(Members line, String key) throws NoLine {
        var member = line.find(Members.NONE, Values.key(key));
        if (member == Members.NONE) {
            throw new NoLine("has no \"%s\"".formatted(key));
        }
        return member;
    }

    private static boolean isSelection(String kind) throws NoLine {
        return switch (kind) {
            case "log" -> false;
            case "selection" -> true;
            default -> throw new NoLine("is neither of kind \"log\" nor \"selection\"");
        };
    }

    /** Without those of algorithms that are not known here. */
    private static List<VerifierKey> keys(List<String> texts) {
        var keys = new ArrayList<VerifierKey>();
        for (var text : texts) {
            try {
                keys.add(VerifierKey.parse(text));
            } catch (NoteFault unknown) {
                continue;
            }
        }
        return keys;
    }
}
