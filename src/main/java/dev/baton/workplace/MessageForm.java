package dev.baton.workplace;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Sendings;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.intake.AddMessage;
import dev.baton.intake.Heard;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm.Done;
import dev.baton.workplace.reply.PutText;
import dev.baton.workplace.reply.StatedHour;
import java.security.Principal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answering the customer, a note among ourselves, and what was said on the telephone. */
@Controller
class MessageForm {

    /** As what calls are known: they were heard already. */
    private static final String TELEPHONE = "telephone";

    /** Among how many of the latest messages an unread one is looked for. */
    static final int UNREAD = 20;

    private final CaseFile caseFile;
    private final AddMessage messages;
    private final Conversation conversation;
    private final Waiting waiting;
    private final CaseForm form;
    private final Words words;
    private final StatedHour hours;
    private final Sendings sendings;
    private final TransactionOperations transactions;

    MessageForm(
            CaseFile caseFile,
            AddMessage messages,
            Conversation conversation,
            Waiting waiting,
            CaseForm form,
            Words words,
            StatedHour hours,
            Sendings sendings,
            TransactionOperations transactions) {
        this.hours = hours;
        this.sendings = sendings;
        this.caseFile = caseFile;
        this.messages = messages;
        this.conversation = conversation;
        this.waiting = waiting;
        this.form = form;
        this.words = words;
        this.transactions = transactions;
    }

    /**
     * @param kind reply, note, called (we called them) or calling (they called us)
     * @param seen the ids of the latest messages that the page showed, with commas; a reply is refused while another is unread
     * @param key made with the page: the same words sent again under it are the same message
     * @param reason why the case waits for the customer from now on; it does not where this is missing
     * @param nextUpdate of a reply or a call to them: when they hear next, such as {@code 2026-12-01T15:00}; empty leaves it to the rules
     * @param zone in which that is, such as {@code Europe/Berlin}, which the browser tells; UTC where it does not
     * @param putText the text that was put into it: the hour that it says must be the one that is promised @param putHour it @param putTold it in the words of the text
     * @param moves whether the reply is not yet what was promised and only tells that hour
     */
    @PostMapping("/cases/{number}/messages")
    String add(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "") String nextUpdate,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(required = false) @Nullable String moves,
            @RequestParam(name = "put", defaultValue = "") String putText,
            @RequestParam(defaultValue = "") String putHour,
            @RequestParam(defaultValue = "") String putTold,
            Principal author,
            RedirectAttributes answer) {
        var put = new PutText(putText, putHour, putTold);
        return form.act(
                number,
                kind.startsWith("call") ? "call" : kind,
                typed(
                        put,
                        Map.of(
                                "text", text,
                                "kind", kind,
                                "wait", reason == null ? "" : "on",
                                "nextUpdate", nextUpdate,
                                "moves", moves == null ? "" : "on")),
                answer,
                () -> transactions.execute(status -> {
                    var said = form.required(text, TextRules.LONGEST);
                    var next = hours.next(nextUpdate, zone, moves != null);
                    put.mustAgreeWith(said, next, words);
                    var heard = add(new CaseNumber(number), kind, said, seen, key, author.getName(), next);
                    if (reason != null) {
                        waiting.start(heard.number(), WaitingOn.CUSTOMER, words.of("workplace.wait.answered"));
                    }
                    return heard.followUpOf() == null
                            ? new Done("workplace.done." + done(kind, heard))
                            : new Done("workplace.done.followUp", heard.number());
                }));
    }

    /** What is true of a reply: on its way, or kept only. */
    private String done(String kind, Heard heard) {
        if (kind.startsWith("call")) {
            return "call";
        }
        return kind.equals("reply") && !sendings.of(List.of(heard.message())).containsKey(heard.message())
                ? "replyKept"
                : kind;
    }

    private static Map<String, String> typed(PutText put, Map<String, String> fields) {
        var typed = new HashMap<>(fields);
        typed.putAll(put.typed());
        return typed;
    }

    /** The case is held from here on: of two who answer at once the second sees the first one's answer. */
    private Heard add(
            CaseNumber number,
            String kind,
            String text,
            String seen,
            String key,
            String author,
            @Nullable NextWord next) {
        NotNow.ifMerged(caseFile.getForChange(number));
        var latest = conversation.latest(number, UNREAD, 0);
        var message = message(kind, text, key, author);
        var same = latest.stream()
                .filter(said -> Objects.equals(message.source(), said.source()) && key.equals(said.externalId()))
                .findFirst();
        if (same.isEmpty() && kind.equals("reply")) {
            unlessUnread(latest, seen, author);
        }
        return messages.add(
                number,
                same.isPresent() && !isSame(same.get(), message)
                        ? message(kind, text, UUID.randomUUID().toString(), author)
                        : message,
                next);
    }

    private static boolean isSame(Interaction said, NewMessage message) {
        return said.text().equals(message.text()) && Objects.equals(said.author(), message.author());
    }

    private void unlessUnread(List<Interaction> latest, String seen, String author) {
        var read = new HashSet<>(List.of(seen.split(",")));
        latest.stream()
                .filter(said -> said.isActivity() && !author.equals(said.author()))
                .filter(said -> !read.contains(String.valueOf(said.id())))
                .reduce((first, last) -> last)
                .ifPresent(said -> {
                    throw new Refusal(
                            "",
                            said.author() == null
                                    ? words.of("workplace.unread.customer")
                                    : words.of("workplace.unread.colleague", said.author()));
                });
    }

    private NewMessage message(String kind, String text, String key, String author) {
        var direction = switch (kind) {
            case "reply", "called" -> Direction.OUTBOUND;
            case "calling" -> Direction.INBOUND;
            case "note" -> Direction.INTERNAL;
            default -> throw new Refusal("kind", "must be reply, note, called or calling");
        };
        var written = kind.startsWith("call") ? words.of("workplace.call.text", text) : text;
        return new NewMessage(
                direction,
                false,
                direction == Direction.INBOUND ? null : author,
                written,
                kind.startsWith("call") ? TELEPHONE : NewMessage.WRITTEN_HERE,
                key.matches("[A-Za-z0-9-]{1,60}") ? key : UUID.randomUUID().toString(),
                null);
    }
}
