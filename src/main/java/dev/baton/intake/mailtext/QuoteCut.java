package dev.baton.intake.mailtext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of whoever wrote a mail, without the mail they answer to. What may be theirs stays: answers between the quoted lines,
 * what is passed on, and a mail of which nothing would be left.
 */
public final class QuoteCut {

    /** Who wrote when, in one line or in up to three. */
    private static final Pattern WROTE =
            Pattern.compile("(?iu)^\\W*(?:On|Am|Le|El|Il|Op|Em|Den|Dnia|W dniu)\\b.{4,300}?"
                    + "(?:wrote|schrieb(?:en)?\\b.{0,200}?|a écrit|écrivait|escribió|ha scritto|schreef\\b.{0,200}?|geschreven|escreveu|skrev\\b.{0,200}?"
                    + "|napisał(?:\\(a\\))?)\\s*[:：]\\s*$");

    private static final Pattern WROTE_FIRST = Pattern.compile(
            "(?iu)^.{2,200}(?:<[^<>\\s]+@[^<>\\s]+>|\\S+@\\S+).{0,60}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)\\b.{0,80}[:：]\\s*$");
    /** An hour or an address: nobody writes so of themselves. */
    private static final Pattern BY_A_PROGRAM =
            Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\S+@\\S+|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}");

    private static final Pattern FROM =
            Pattern.compile("(?iu)^\\W*(?:From|Von|De|Da|Van|Od|Från|发件人)\\W{0,3}[:：].*\\S.*");
    private static final Pattern FIELD = Pattern.compile(
            "(?iu)^\\W*(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado(?: el)?|Para|Asunto|Fecha"
                    + "|Inviato|A|Oggetto|Data|Verzonden|Aan|Onderwerp|Wysłano|Do|Temat|Skickat|Till|Ämne|发送时间|收件人|主题)\\W{0,3}[:：].*");
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?iu)^\\s*-{2,}\\s*(?:Original Message|Ursprüngliche Nachricht|Originalnachricht|Message d['’]origine|Mensaje original"
                    + "|Messaggio originale|Oorspronkelijk bericht|Original-Nachricht)\\s*-{2,}.*");
    private static final Pattern PASSED_ON = Pattern.compile(
            "(?iu)^.*(?:Forwarded message|Begin forwarded message|Weitergeleitete Nachricht|Anfang der weitergeleiteten|Message transféré"
                    + "|Début du message (?:réexpédié|transféré)|Mensaje reenviado|Inicio del mensaje reenviado|Messaggio inoltrato"
                    + "|Doorgestuurd bericht).*");
    private static final Pattern RULE = Pattern.compile("^\\s*(?:_{10,}|-{10,}|--)\\s*$");

    private static final Pattern ANSWERED_BELOW = Pattern.compile(
            "(?iu).*\\b(?:see (?:my )?(?:answers?|comments?|replies|notes?)? ?(?:below|inline)|answers? (?:below|inline)|inline below|in(?:line)? (?:in )?red"
                    + "|siehe unten|s\\. ?u\\.|unten (?:im|in) (?:text|rot)|antworten? (?:unten|im text)|in rot|ci-dessous|en rouge|más abajo|en rojo).*");

    private static final Pattern PHONE = Pattern.compile(
            "(?iu)^\\s*(?:(?:sent|get|sent with) (?:from|outlook|using|via)? ?.{0,60}(?:iphone|ipad|android|samsung|galaxy|huawei|mobile|phone|blackberry"
                    + "|outlook|mail|proton ?mail|yahoo).{0,80}"
                    + "|(?:von meinem|gesendet von|gesendet mit|diese nachricht wurde von|diese mail wurde).{0,90}"
                    + "|(?:envoyé (?:de|depuis)|télécharger outlook).{0,80}"
                    + "|(?:enviado desde|obtener outlook).{0,80}"
                    + "|(?:inviato da|scarica outlook).{0,80}"
                    + "|(?:verzonden vanaf|verstuurd vanaf).{0,80})$");
    private static final int LONGEST_SIGNATURE = 15;
    private static final int LONGEST_LINE = 1_000;

    private QuoteCut() {}

    /** @param isReply whether the mail answers another one: only then is anything in it taken for a quotation */
    public static String cut(String text, boolean isReply) {
        var lines = new ArrayList<>(text.lines().toList());
        if (isReply && lines.stream().noneMatch(line -> is(PASSED_ON, line))) {
            cutQuotes(lines);
        }
        cutSignature(lines);
        var own = String.join("\n", lines).strip();
        return own.isEmpty() ? text.strip() : own;
    }

    private static void cutQuotes(List<String> lines) {
        int header = headerOfAnswered(lines);
        if (header >= 0 && hasWords(lines.subList(0, header)) && !saysBelow(lines.subList(0, header))) {
            removeFrom(lines, header);
        }
        var runs = quotedRuns(lines);
        if (runs.size() != 1 || saysBelow(lines.subList(0, runs.get(0)[0]))) {
            return;
        }
        int from = runs.get(0)[0];
        int to = runs.get(0)[1];
        var before = new ArrayList<>(lines.subList(0, from));
        dropAttribution(before);
        var after = lines.subList(to, lines.size());
        before.addAll(after);
        if (hasWords(before)) {
            lines.clear();
            lines.addAll(before);
        }
    }

    /** From and to of each run of quoted lines; blank lines within it belong to it. */
    private static List<int[]> quotedRuns(List<String> lines) {
        var runs = new ArrayList<int[]>();
        for (int i = 0; i < lines.size(); i++) {
            if (!isQuoted(lines.get(i))) {
                continue;
            }
            var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && lines.subList(last[1], i).stream().allMatch(String::isBlank)) {
                last[1] = i + 1;
            } else {
                runs.add(new int[] {i, i + 1});
            }
        }
        return runs;
    }

    private static void dropAttribution(List<String> before) {
        while (!before.isEmpty() && before.get(before.size() - 1).isBlank()) {
            before.remove(before.size() - 1);
        }
        if (!dropLast(before, WROTE)) {
            dropLast(before, WROTE_FIRST);
        }
    }

    private static boolean dropLast(List<String> before, Pattern attribution) {
        for (int count = 1; count <= 3 && count <= before.size(); count++) {
            var last = before.subList(before.size() - count, before.size());
            if (is(attribution, String.join(" ", last).strip())) {
                last.clear();
                return true;
            }
        }
        return false;
    }

    /** Where the head of the answered mail begins, whose text follows without any mark; -1 where there is none. */
    private static int headerOfAnswered(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (is(ORIGINAL, lines.get(i)) || isHead(lines, i)) {
                return i > 0 && is(RULE, previous(lines, i)) ? lastBefore(lines, i) : i;
            }
            if (isUnmarkedAttribution(lines, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isHead(List<String> lines, int at) {
        if (!is(FROM, lines.get(at))) {
            return false;
        }
        var next = lines.subList(at + 1, Math.min(lines.size(), at + 8));
        return next.stream().filter(line -> is(FIELD, line)).count() >= 2;
    }

    private static boolean isUnmarkedAttribution(List<String> lines, int at) {
        var line = lines.get(at);
        if (!is(WROTE, line) && !is(WROTE_FIRST, line)
                || !BY_A_PROGRAM.matcher(line).find()) {
            return false;
        }
        return lines.subList(at + 1, lines.size()).stream()
                .filter(next -> !next.isBlank())
                .findFirst()
                .filter(next -> !isQuoted(next))
                .isPresent();
    }

    private static int lastBefore(List<String> lines, int at) {
        int before = at - 1;
        while (before > 0 && lines.get(before).isBlank()) {
            before--;
        }
        return before;
    }

    private static String previous(List<String> lines, int at) {
        return lines.get(lastBefore(lines, at));
    }

    private static void cutSignature(List<String> lines) {
        for (int i = Math.max(0, lines.size() - LONGEST_SIGNATURE - 1); i < lines.size(); i++) {
            if (isSignature(lines, i) && hasWords(lines.subList(0, i))) {
                removeFrom(lines, i);
            }
        }
        int last = lastBefore(lines, lines.size());
        if (last > 0 && is(PHONE, lines.get(last)) && hasWords(lines.subList(0, last))) {
            removeFrom(lines, last);
        }
    }

    /** Without its blank it may be a line somebody drew, unless little follows. */
    private static boolean isSignature(List<String> lines, int at) {
        return lines.get(at).equals("-- ") || lines.get(at).equals("--") && lines.size() - at <= 8;
    }

    private static boolean hasWords(List<String> lines) {
        return lines.stream().anyMatch(line -> !line.isBlank() && !is(RULE, line));
    }

    private static boolean saysBelow(List<String> lines) {
        return lines.stream().anyMatch(line -> is(ANSWERED_BELOW, line));
    }

    private static boolean isQuoted(String line) {
        return line.startsWith(">") || line.startsWith(" >");
    }

    /** Longer lines are nobody's attribution. */
    private static boolean is(Pattern kind, String line) {
        return line.length() <= LONGEST_LINE && kind.matcher(line).matches();
    }

    private static void removeFrom(List<String> lines, int from) {
        lines.subList(from, lines.size()).clear();
    }
}
