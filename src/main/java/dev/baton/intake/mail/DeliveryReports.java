package dev.baton.intake.mail;

import dev.baton.intake.mail.Mail.Bounce;
import dev.baton.intake.mail.Mail.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What mail servers say of mails that were sent: as RFC 3464 has it, and in the words of those that are older. */
final class DeliveryReports {

    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*([A-Za-z]+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DIAGNOSIS =
            Pattern.compile("(?im)^Diagnostic-Code:\\s*(?:[a-z0-9-]+;\\s*)?(.*(?:\\n[ \\t].*)*)");
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^(?:Final|Original)-Recipient:\\s*(?:[a-z0-9-]+;\\s*)?(\\S+)");
    private static final Pattern ID = Pattern.compile("(?im)^[ \\t>]*Message-ID:\\s*<([^<>\\s]{1,990})>");
    private static final Pattern CODE = Pattern.compile("\\b([45]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern REPLY_CODE = Pattern.compile("\\b(55\\d|45\\d|421)[ -]");
    private static final Pattern SENT_BACK = Pattern.compile(
            "(?iu).*(?:undeliver|delivery (?:status|failure|failed|has failed)|returned (?:mail|to sender)|mail delivery|failure notice"
                    + "|unzustellbar|zustellung|non remis|échec de la remise|no se puede entregar|no entregado|mancato recapito|delayed).*");
    private static final Pattern DELAYED =
            Pattern.compile("(?iu).*(?:delayed|delay|verzögert|retard|will (?:continue to )?(?:be )?re?tr(?:y|ied)).*");
    private static final Pattern DAEMON =
            Pattern.compile("(?:mailer-daemon|postmaster|mdaemon|microsoftexchange[^@]*)@.*");

    private DeliveryReports() {}

    /** @param type of the mail as it says it, with its parameters */
    static @Nullable Kind kind(
            String type, String status, MailHeaders headers, String subject, @Nullable MailAddress from) {
        var told = type.toLowerCase(Locale.ROOT);
        if (told.startsWith("multipart/report") && told.contains("disposition-notification")) {
            return Kind.RECEIPT;
        }
        if (told.startsWith("multipart/report") && told.contains("delivery-status") || !status.isEmpty()) {
            return ofAction(status);
        }
        boolean sentBack = SENT_BACK.matcher(subject).matches() || headers.has("X-Failed-Recipients");
        boolean byServer = from == null || DAEMON.matcher(from.address()).matches();
        if (sentBack && byServer && (Robots.isWithoutReturnPath(headers) || from != null)) {
            return DELAYED.matcher(subject).matches() ? Kind.DELAY : Kind.BOUNCE;
        }
        return null;
    }

    private static Kind ofAction(String status) {
        var actions = ACTION.matcher(status)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .toList();
        if (actions.contains("failed")) {
            return Kind.BOUNCE;
        }
        if (actions.contains("delayed")) {
            return Kind.DELAY;
        }
        return actions.isEmpty() ? ofStatus(status) : Kind.DELIVERED;
    }

    private static Kind ofStatus(String status) {
        var code = STATUS.matcher(status);
        return !code.find() || code.group(1).startsWith("5")
                ? Kind.BOUNCE
                : code.group(1).startsWith("4") ? Kind.DELAY : Kind.DELIVERED;
    }

    static Bounce bounce(String status, String everything, List<String> answers, boolean lasting) {
        var about = new ArrayList<>(ID.matcher(everything)
                .results()
                .map(found -> found.group(1))
                .limit(10)
                .toList());
        about.addAll(answers);
        return new Bounce(List.copyOf(about), code(status, everything, lasting), reason(status, everything), lasting);
    }

    private static String code(String status, String everything, boolean lasting) {
        var exact = STATUS.matcher(status);
        if (exact.find()) {
            return exact.group(1);
        }
        var somewhere = CODE.matcher(everything);
        return somewhere.find() ? somewhere.group(1) : lasting ? "5.0.0" : "4.0.0";
    }

    private static String reason(String status, String everything) {
        var diagnosis = DIAGNOSIS.matcher(status);
        var recipient = RECIPIENT.matcher(status);
        var whose = recipient.find() ? recipient.group(1) + ": " : "";
        if (diagnosis.find()) {
            return shortened(whose + diagnosis.group(1));
        }
        return everything
                .lines()
                .filter(line ->
                        CODE.matcher(line).find() || REPLY_CODE.matcher(line).find())
                .findFirst()
                .map(line -> shortened(whose + line))
                .orElse(shortened(whose
                        + everything
                                .lines()
                                .filter(line -> !line.isBlank())
                                .findFirst()
                                .orElse("")));
    }

    private static String shortened(String words) {
        var plain = words.replaceAll("\\s+", " ").strip();
        return plain.length() > 300 ? plain.substring(0, 300) + "…" : plain;
    }
}
