package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.intake.AddMessage;
import dev.baton.web.Words;
import java.security.Principal;
import java.util.Map;
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

    /** As what a page's own messages are known, so that one sent twice is one message. */
    private static final String SOURCE = "baton";

    /** Among how many of the latest messages an unread one is looked for. */
    static final int UNREAD = 20;

    private final AddMessage messages;
    private final Conversation conversation;
    private final Waiting waiting;
    private final CaseForm form;
    private final Words words;
    private final TransactionOperations transactions;

    MessageForm(
            AddMessage messages,
            Conversation conversation,
            Waiting waiting,
            CaseForm form,
            Words words,
            TransactionOperations transactions) {
        this.messages = messages;
        this.conversation = conversation;
        this.waiting = waiting;
        this.form = form;
        this.words = words;
        this.transactions = transactions;
    }

    /**
     * @param kind reply, note, called (we called them) or calling (they called us)
     * @param seen the latest message that the page showed; a reply is refused while a later one is unread
     * @param key made with the page: sent again it is the same message
     * @param reason why the case waits for the customer from now on; it does not where this is missing
     */
    @PostMapping("/cases/{number}/messages")
    String add(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long seen,
            @RequestParam String key,
            @RequestParam(required = false) @Nullable String reason,
            Principal author,
            RedirectAttributes answer) {
        var where = new CaseNumber(number);
        return form.act(
                number,
                kind.startsWith("call") ? "call" : kind,
                Map.of("text", text, "kind", kind, "wait", reason == null ? "" : "on"),
                answer,
                () -> transactions.execute(status -> {
                    var said = form.required(text, TextRules.LONGEST);
                    var message = message(kind, said, key, author);
                    if (kind.equals("reply")
                            && conversation.find(where, message).isEmpty()) {
                        unlessUnread(where, seen);
                    }
                    messages.add(where, message);
                    if (reason != null) {
                        waiting.start(where, WaitingOn.CUSTOMER, words.of("workplace.wait.answered"));
                    }
                    return "workplace.done." + (kind.startsWith("call") ? "call" : kind);
                }));
    }

    private void unlessUnread(CaseNumber number, long seen) {
        var unread = conversation.latest(number, UNREAD, 0).stream()
                .filter(said -> said.id() > seen && said.isActivity())
                .reduce((first, last) -> last);
        unread.ifPresent(said -> {
            throw new Refusal(
                    "text",
                    said.author() == null
                            ? words.of("workplace.unread.customer")
                            : words.of("workplace.unread.colleague", said.author()));
        });
    }

    private NewMessage message(String kind, String text, String key, Principal author) {
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
                direction == Direction.INBOUND ? null : author.getName(),
                written,
                SOURCE,
                TextRules.shortened(key, 100),
                null);
    }
}
