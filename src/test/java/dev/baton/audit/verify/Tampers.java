package dev.baton.audit.verify;

import static dev.baton.audit.verify.ExportOf.edited;
import static dev.baton.audit.verify.ExportOf.parsed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.verify.Finding.Kind;
import dev.baton.audit.verify.Tamper.Lines;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of tampers: a log of 20 entries with checkpoints of 8, 16 and 20, and selections of it. */
final class Tampers {

    private static final int FIRST_CHECKPOINT = 9;
    private static final ExportOf LOG = ExportOf.entries(20);
    private static final ExportOf OTHER_KEY = ExportOf.entries(20);

    /** What went on differently after a restored backup. */
    private static final ExportOf RESTORED = ExportOf.entries(10, LOG.signer())
            .add("Another", true)
            .add("way", false)
            .add("on", false);

    private Tampers() {}

    static Stream<Tamper> all() {
        return Stream.of(nothing(), entries(), order(), ends(), checkpoints(), older(), words(), forms(), selections())
                .flatMap(List::stream);
    }

    private static List<Tamper> nothing() {
        return List.of(
                log().is("nothing", null, -1),
                log().older(LOG.checkpoint(12)).is("nothing, held against an older checkpoint", null, -1),
                log().older(LOG.checkpoint(20)).is("nothing, held against its own checkpoint", null, -1),
                log().older(LOG.checkpoint(0)).is("nothing, held against one of no entries", null, -1),
                new Lines(ExportOf.entries(0).log(), ExportOf.entries(0).key())
                        .is("no entries, and another key", Kind.UNKNOWN_KEY, -1),
                lines(ExportOf.entries(9, LOG.signer()).drop(2, 5).log()).is("a month was dropped", null, -1));
    }

    private static List<Tamper> entries() {
        return List.of(
                log().change(lines -> lines.set(at(5), lines.get(at(5)).replace("\"P3\"", "\"P2\"")))
                        .is("a letter changed", Kind.ALTERED, 5),
                log().change(lines -> lines.set(at(5), edited(lines.get(at(5)), Tampers::raise)))
                        .is("an entry and its hash changed", Kind.ALTERED, 0),
                log().change(lines -> lines.set(at(13), edited(lines.get(at(13)), Tampers::raise)))
                        .is("an entry and its hash changed, after a checkpoint", Kind.ALTERED, 8),
                log().older(LOG.checkpoint(12))
                        .change(lines -> lines.set(at(13), edited(lines.get(at(13)), Tampers::raise)))
                        .is("an entry and its hash changed, after an older checkpoint", Kind.ALTERED, 12),
                log().change(lines -> lines.set(at(5), edited(lines.get(at(5)), line -> line.put("hash", "AAAA"))))
                        .is("a hash changed", Kind.ALTERED, 5),
                log().change(lines -> lines.remove(at(5))).is("a line deleted", Kind.MISSING, 5),
                log().change(lines -> lines.remove(at(0))).is("the first line deleted", Kind.MISSING, 0),
                log().change(lines -> renumber(lines, removed(lines, at(5))))
                        .is("a line deleted, the others renumbered", Kind.MISSING, 0),
                log().change(lines -> renumber(lines, removed(lines, at(13))))
                        .is("a line deleted after a checkpoint, the others renumbered", Kind.MISSING, 8),
                log().change(lines -> renumber(lines, removed(lines, at(18))))
                        .is("a line deleted near the end, the others renumbered", Kind.CUT_OFF, 19),
                log().change(lines -> lines.add(at(5), edited(lines.get(at(5)), Tampers::raise)))
                        .is("a line inserted", Kind.ADDED, 5),
                log().change(lines -> {
                            lines.add(at(5), edited(lines.get(at(5)), Tampers::raise));
                            renumber(lines, lines);
                        })
                        .is("a line inserted, the others renumbered", Kind.ADDED, 0),
                log().change(lines -> lines.add(at(20), edited(lines.get(at(19)), line -> line.put("leaf", 20))))
                        .is("a line put after the last", Kind.ADDED, 20),
                log().change(lines -> lines.add(at(5), lines.get(at(5)))).is("a line doubled", Kind.ADDED, 5));
    }

    private static List<Tamper> order() {
        return List.of(
                log().change(lines -> Collections.swap(lines, at(5), at(6))).is("two lines swapped", Kind.REORDERED, 5),
                log().change(lines -> Collections.swap(lines, at(2), at(17)))
                        .is("two lines swapped, far apart", Kind.REORDERED, 2),
                log().change(lines -> lines.add(at(3), lines.remove(at(6)))).is("a line moved up", Kind.REORDERED, 3),
                log().change(lines -> exchange(lines, "entry")).is("two entries exchanged", Kind.REORDERED, 17),
                log().change(lines -> exchange(lines, "entry", "hash"))
                        .is("two entries exchanged with their hashes", Kind.ALTERED, 16));
    }

    private static List<Tamper> ends() {
        var all = String.join("\n", LOG.log(8, 16)) + "\n";
        return List.of(
                cut(all, all.indexOf("\"leaf\":7") - 40).is("cut in the middle of a line", Kind.CUT_OFF, 7),
                cut(all, all.indexOf("\n", all.indexOf("\"leaf\":7")) + 1).is("cut after a line", Kind.CUT_OFF, 8),
                cut(all, all.indexOf("{\"end\"")).is("cut before the end", Kind.CUT_OFF, 20),
                cut(all, all.length() - 1).is("without the last line break", null, -1),
                log().change(lines -> {
                            lines.remove(at(19));
                            lines.remove(at(18));
                            lines.set(lines.size() - 1, ExportOf.end(18));
                        })
                        .is("the tail cut, the end rewritten", Kind.CUT_OFF, 18),
                log().change(lines -> lines.set(lines.size() - 1, ExportOf.end(21)))
                        .is("an end that tells of more", Kind.CUT_OFF, 20),
                log().change(lines -> lines.set(lines.size() - 1, ExportOf.end(19)))
                        .is("an end that tells of fewer", Kind.ADDED, 19),
                log().change(lines -> lines.add(lines.get(at(5)))).is("a line after the end", Kind.ADDED, 20),
                log().change(lines -> lines.remove(lines.size() - 2))
                        .is("without its checkpoint", Kind.NO_CHECKPOINT, 16));
    }

    private static List<Tamper> checkpoints() {
        return List.of(
                lastCheckpoint(LOG.checkpoint(20).toString().replaceFirst("\n20\n.", "\n20\n!"))
                        .is("a root that is none", Kind.WRONG_SIGNATURE, -1),
                lastCheckpoint(LOG.checkpoint(20).toString().replaceFirst("\n20\n.{43}", "\n20\n" + "A".repeat(43)))
                        .is("another root", Kind.WRONG_SIGNATURE, -1),
                lastCheckpoint("no note").is("no note", Kind.WRONG_SIGNATURE, -1),
                lastCheckpoint(OTHER_KEY.checkpoint(20)).is("another key", Kind.UNKNOWN_KEY, -1),
                new Lines(OTHER_KEY.log(8, 16), LOG.key()).is("another key, that the head names", Kind.UNKNOWN_KEY, -1),
                lastCheckpoint(OTHER_KEY.signer().sign(LOG.checkpoint(20))).is("signed by another as well", null, -1),
                lastCheckpoint(LOG.signer().sign(LOG.checkpoint(20).text().replace("desk", "disk")))
                        .is("another origin", Kind.WRONG_ORIGIN, -1),
                log().change(lines -> lines.set(
                                FIRST_CHECKPOINT,
                                ExportOf.checkpointLine(OTHER_KEY.checkpoint(8).toString())))
                        .is("an earlier checkpoint by a key that nobody knows any more", null, -1),
                log().change(lines -> lines.set(
                                FIRST_CHECKPOINT,
                                ExportOf.checkpointLine(
                                        LOG.checkpoint(8).toString().replace("\n8\n", "\n7\n"))))
                        .is("an earlier checkpoint changed", Kind.WRONG_SIGNATURE, -1));
    }

    private static List<Tamper> older() {
        return List.of(
                lines(RESTORED.log()).older(LOG.checkpoint(12)).is("a restored backup that went on", Kind.FORK, 0),
                lines(RESTORED.log()).older(LOG.checkpoint(10)).is("held against what both share", null, -1),
                lines(RESTORED.log()).older(LOG.checkpoint(20)).is("a restored backup", Kind.CUT_OFF, 13),
                log().older(OTHER_KEY.checkpoint(12)).is("an older checkpoint by another key", Kind.UNKNOWN_KEY, -1),
                log().older(LOG.checkpoint(12).toString().replace("\n12\n", "\n11\n"))
                        .is("an older checkpoint changed", Kind.WRONG_SIGNATURE, -1),
                log().older(LOG.signer().sign(LOG.checkpoint(12).text().replace("desk", "disk")))
                        .is("an older checkpoint of another log", Kind.WRONG_ORIGIN, -1));
    }

    private static List<Tamper> words() {
        return List.of(
                log().change(lines -> lines.set(at(4), lines.get(at(4)).replace("André", "Andreas")))
                        .is("words changed", Kind.WORDS_ALTERED, 4),
                log().change(lines -> lines.set(at(4), edited(lines.get(at(4)), Tampers::saltTakesALetter)))
                        .is("words whose first letter went into the salt", Kind.WORDS_ALTERED, 4),
                log().change(lines -> lines.set(
                                at(5),
                                edited(
                                        lines.get(at(5)),
                                        line -> line.set(
                                                "words",
                                                parsed(lines.get(at(4))).get("words")))))
                        .is("words that no entry knows", Kind.WORDS_ALTERED, 5),
                log().change(lines -> lines.set(at(4), edited(lines.get(at(4)), line -> line.remove("words"))))
                        .is("words kept back", null, -1));
    }

    private static List<Tamper> forms() {
        return List.of(
                log().change(lines -> lines.set(
                                at(5), lines.get(at(5)).replace(":3,", ":3.0,").replace("\"v\":3}", "\"v\":3.0}")))
                        .is("a number as 3.0", Kind.ALTERED, 5),
                log().change(lines -> lines.replaceAll(
                                line -> " " + line.replace("\":", "\" : ").replace(",\"", " ,\t\"")))
                        .is("white space only", null, -1),
                log().change(lines -> lines.set(
                                at(4), lines.get(at(4)).replace("é", "\\u00E9").replace("😀", "\\ud83d\\uDE00")))
                        .is("escapes only", null, -1),
                log().change(lines -> lines.set(at(4), lines.get(at(4)).replace("😀", "\\ud83d")))
                        .is("half a surrogate pair", Kind.ALTERED, 4),
                log().lineBreak("\r\n").is("line breaks of Windows", null, -1),
                log().lineBreak("\n\n").is("blank lines", null, -1),
                log().before((byte) 0xef, (byte) 0xbb, (byte) 0xbf).is("a byte order mark", null, -1),
                log().change(lines -> lines.set(
                                at(5), lines.get(at(5)).replace("\"P3\"", "\"" + "x".repeat(50 << 20) + "\"")))
                        .is("a line of 50 MB", Kind.ALTERED, 5),
                notUtf8(),
                log().change(lines -> lines.set(at(5), lines.get(at(5)).replace("\"who\"", "\"v\":4,\"who\"")))
                        .is("a key twice", Kind.ALTERED, 5),
                log().change(lines -> lines.set(at(5), edited(lines.get(at(5)), line -> line.put("note", "me too"))))
                        .is("something more in a line", Kind.ALTERED, 5),
                log().change(lines -> lines.set(at(5), "[]")).is("a list in place of a line", Kind.ALTERED, 5),
                log().change(lines -> lines.set(at(5), "nothing"))
                        .is("something else in place of a line", Kind.ALTERED, 5));
    }

    private static List<Tamper> selections() {
        return List.of(
                selection().is("a selection", null, -1),
                selection().older(LOG.checkpoint(12)).is("a selection that goes on from an older checkpoint", null, -1),
                lines(RESTORED.selection(12, 3, 11))
                        .older(LOG.checkpoint(12))
                        .is("a selection of a restored backup", Kind.FORK, 0),
                lines(RESTORED.selection(12, 3, 11))
                        .older(LOG.checkpoint(20))
                        .is("a selection of less than there was", Kind.CUT_OFF, 13),
                selection()
                        .change(lines -> lines.set(3, edited(lines.get(3), Tampers::raise)))
                        .is("an entry of a selection and its hash changed", Kind.ALTERED, 9),
                selection()
                        .change(lines -> lines.set(3, edited(lines.get(3), line -> line.put("leaf", 10))))
                        .is("another number in a selection", Kind.ALTERED, 10),
                selection()
                        .change(lines -> lines.set(3, edited(lines.get(3), line -> line.remove("proof"))))
                        .is("an entry of a selection without its proof", Kind.ALTERED, 4),
                selection().change(lines -> lines.remove(3)).is("an entry of a selection deleted", Kind.CUT_OFF, 16),
                selection()
                        .change(lines -> lines.add(3, lines.get(3)))
                        .is("an entry of a selection doubled", Kind.ADDED, 9),
                selection()
                        .change(lines -> Collections.swap(lines, 3, 4))
                        .is("two of a selection swapped", Kind.REORDERED, 9),
                selection()
                        .change(lines -> lines.remove(1))
                        .is("a selection without checkpoint", Kind.NO_CHECKPOINT, -1),
                selection()
                        .change(lines -> lines.set(0, lines.get(0).replace("20}", "21}")))
                        .is("a head that tells of more", Kind.ALTERED, -1));
    }

    private static Lines log() {
        return lines(LOG.log(8, 16));
    }

    /** Entries 3, 9 and 15 stand in the lines 2, 3 and 4, counted from 0. */
    private static Lines selection() {
        return lines(LOG.selection(12, 3, 9, 15));
    }

    private static Lines lines(List<String> lines) {
        return new Lines(lines, LOG.key());
    }

    private static Lines cut(String all, int length) {
        return new Lines(List.of(all.substring(0, length)), LOG.key()).lineBreak("");
    }

    private static Lines lastCheckpoint(Object note) {
        return log().change(lines -> lines.set(lines.size() - 2, ExportOf.checkpointLine(note.toString())));
    }

    private static Tamper notUtf8() {
        var tamper = log().is("not UTF-8", Kind.ALTERED, 4);
        var letter = "é".getBytes(StandardCharsets.UTF_8);
        var export = tamper.export();
        var position = IntStream.range(
                        new String(export, StandardCharsets.ISO_8859_1).indexOf("\"leaf\":3"), export.length)
                .filter(i -> Arrays.equals(export, i, i + 2, letter, 0, 2))
                .findFirst()
                .orElseThrow();
        export[position + 1] = 'e';
        return tamper;
    }

    /** In which line an entry stands, behind the head and the checkpoints. */
    private static int at(int leaf) {
        return 1 + leaf + (leaf >= 8 ? 1 : 0) + (leaf >= 16 ? 1 : 0);
    }

    private static void raise(ObjectNode line) {
        line.withObject("/entry/details/priority").put("to", "P4");
        ExportOf.rehash(line);
    }

    private static void saltTakesALetter(ObjectNode line) {
        var words = line.withObject("/words/text");
        var salt = Base64.getDecoder().decode(words.get("salt").textValue());
        var text = words.get("text").textValue();
        var longer = Arrays.copyOf(salt, salt.length + 1);
        longer[salt.length] = (byte) text.charAt(0);
        words.put("salt", Base64.getEncoder().encodeToString(longer)).put("text", text.substring(1));
    }

    private static List<String> removed(List<String> lines, int line) {
        lines.remove(line);
        return lines;
    }

    private static void renumber(List<String> lines, List<String> from) {
        var leaf = 0;
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i).contains("\"leaf\":")) {
                var number = leaf++;
                lines.set(i, edited(from.get(i), line -> line.put("leaf", number)));
            }
        }
    }

    /** Of the entries 17 and 18. */
    private static void exchange(List<String> lines, String... keys) {
        var first = parsed(lines.get(at(17)));
        var second = parsed(lines.get(at(18)));
        lines.set(
                at(17),
                edited(lines.get(at(17)), line -> List.of(keys).forEach(key -> line.set(key, second.get(key)))));
        lines.set(
                at(18), edited(lines.get(at(18)), line -> List.of(keys).forEach(key -> line.set(key, first.get(key)))));
    }
}
