package dev.baton.intake.slack;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.engine.PersonsMistake;
import dev.baton.intake.slack.SlackActions.Wanted;
import dev.baton.notification.SlackDesk;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Buttons and dialogs, answered within the three seconds that Slack waits: the work goes on beside it, and whoever asked is told how it
 * ended.
 */
@Component
class SlackInteractions implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SlackInteractions.class);
    private static final long WAITED_MILLIS = 2_000;
    private static final String DONE = "";

    private final SlackActions actions;
    private final SlackDialogs dialogs;
    private final SlackDesk slack;
    private final List<PersonsMistake> mistakes;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100), work -> {
                var thread = new Thread(work, "slack");
                thread.setDaemon(true);
                return thread;
            });

    SlackInteractions(SlackActions actions, SlackDialogs dialogs, SlackDesk slack, List<PersonsMistake> mistakes) {
        this.actions = actions;
        this.dialogs = dialogs;
        this.slack = slack;
        this.mistakes = mistakes;
    }

    void pressed(String action, Wanted wanted, String trigger, String responseUrl) {
        switch (action) {
            case "take_charge" ->
                threads.execute(() -> answer(responseUrl, tried("taken", () -> actions.takeCharge(wanted))));
            case "decline", "reply" ->
                threads.execute(() -> {
                    if (!slack.open(trigger, dialogs.dialog(action, wanted))) {
                        answer(responseUrl, dialogs.word("again"));
                    }
                });
            default -> log.debug("A button that leads elsewhere was pressed");
        }
    }

    /** What Slack shows in the dialog: nothing where it is done, or goes on for longer than Slack waits. */
    Map<String, Object> sent(String action, Wanted wanted, String text) {
        var problem = TextRules.problem(text, TextRules.LONGEST, true);
        if (problem != null) {
            return wrong(dialogs.word("text", problem));
        }
        var work = CompletableFuture.supplyAsync(() -> done(action, wanted, text.strip()), threads);
        try {
            var refused = work.get(WAITED_MILLIS, TimeUnit.MILLISECONDS);
            return refused.equals(DONE) ? Map.of() : wrong(refused);
        } catch (TimeoutException late) {
            work.thenAccept(refused -> {
                if (!refused.equals(DONE)) {
                    slack.whisper(wanted.channel(), wanted.user(), refused);
                }
            });
            return Map.of();
        } catch (ExecutionException | InterruptedException failed) {
            return wrong(dialogs.word("failed"));
        }
    }

    private String done(String action, Wanted wanted, String text) {
        return switch (action) {
            case "decline" -> tried(DONE, () -> actions.decline(wanted, text));
            case "reply" -> tried(DONE, () -> actions.reply(wanted, text));
            default -> DONE;
        };
    }

    /** What to tell whoever asked for it: that it is done, or why not. */
    private String tried(String done, Runnable work) {
        try {
            work.run();
            return done.equals(DONE) ? DONE : dialogs.word(done);
        } catch (Refusal refusal) {
            return String.valueOf(refusal.getMessage());
        } catch (RuntimeException failure) {
            return refusalIn(failure);
        }
    }

    private String refusalIn(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var link = cause;
            if (cause instanceof Refusal || mistakes.stream().anyMatch(one -> one.is(link))) {
                return String.valueOf(cause.getMessage());
            }
        }
        log.warn(
                "What somebody asked for in Slack failed: {}",
                NestedExceptionUtils.getMostSpecificCause(failure).getClass());
        return dialogs.word("failed");
    }

    private void answer(String responseUrl, String text) {
        slack.answer(URI.create(responseUrl), text);
    }

    private static Map<String, Object> wrong(String sentence) {
        return Map.of("response_action", "errors", "errors", Map.of(SlackDialogs.FIELD, sentence));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
