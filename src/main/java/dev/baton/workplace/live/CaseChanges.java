package dev.baton.workplace.live;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Who looks at which case on this node, told once something that happened to it is committed. An answer is one event and ends; the
 * browser asks again by itself, so that nothing is written to somebody who does not read.
 */
@Component
class CaseChanges {

    private static final int MOST = 2_000;

    /** A browser asks for no more than a few pages at once. */
    private static final int MOST_OF_ONE = 20;

    private static final long LONGEST_MILLIS = 25_000;

    private final Map<CaseNumber, Set<SseEmitter>> watching = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Integer> people = new ConcurrentHashMap<>();
    private final ExecutorService teller = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "case-changes");
        thread.setDaemon(true);
        return thread;
    });

    /** Empty where as many are looking as this node can tell; they ask for the page now and then. */
    Optional<SseEmitter> watch(CaseNumber number, String person) {
        var own = people.merge(person, 1, Integer::sum);
        if (count.incrementAndGet() > MOST || own > MOST_OF_ONE) {
            left(person);
            return Optional.empty();
        }
        var answer = new SseEmitter(LONGEST_MILLIS);
        watching.compute(number, (key, all) -> with(all, answer));
        answer.onCompletion(() -> leave(number, answer, person));
        answer.onTimeout(answer::complete);
        return Optional.of(answer);
    }

    private static Set<SseEmitter> with(@Nullable Set<SseEmitter> all, SseEmitter answer) {
        Set<SseEmitter> more = all == null ? ConcurrentHashMap.newKeySet() : all;
        more.add(answer);
        return more;
    }

    @OnCaseEvent(Phase.TELL)
    void happened(CaseEvent event) {
        if (watching.containsKey(event.number())) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tell(event.number());
                }
            });
        }
    }

    private void tell(CaseNumber number) {
        watching.getOrDefault(number, Set.of()).forEach(answer -> teller.execute(() -> tell(answer)));
    }

    /** Only whoever asks. */
    void tellAtOnce(SseEmitter answer) {
        teller.execute(() -> tell(answer));
    }

    private static void tell(SseEmitter answer) {
        try {
            answer.send(SseEmitter.event().name("changed").data(""));
            answer.complete();
        } catch (IOException | IllegalStateException gone) {
            answer.completeWithError(gone);
        }
    }

    private void leave(CaseNumber number, SseEmitter answer, String person) {
        watching.computeIfPresent(number, (key, all) -> {
            if (all.remove(answer)) {
                left(person);
            }
            return all.isEmpty() ? null : all;
        });
    }

    private void left(String person) {
        count.decrementAndGet();
        people.computeIfPresent(person, (key, many) -> many == 1 ? null : many - 1);
    }

    /** A server that stops waits for nobody who only looks. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        watching.values().forEach(all -> all.forEach(SseEmitter::complete));
        teller.shutdown();
    }
}
