package dev.baton.notification.telling;

import dev.baton.notification.NoticeTexts;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.NoReply;
import dev.baton.outbound.Outbound;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sends an endpoint a test at once, while whoever asked for it waits. It changes nothing of the endpoint. */
@Component
public class TestEndpoint {

    private final Map<Endpoint.Kind, EndpointWriting> writings;
    private final Outbound outbound;
    private final NoticeTexts texts;

    TestEndpoint(List<EndpointWriting> writings, Outbound outbound, NoticeTexts texts) {
        this.texts = texts;
        this.writings = writings.stream().collect(Collectors.toMap(EndpointWriting::kind, Function.identity()));
        this.outbound = outbound;
    }

    /**
     * @param arrived whether it answered with a status from 200 to 299
     * @param status null where there was no answer
     * @param problem what is wrong, null where it arrived
     */
    public record Outcome(
            boolean arrived,
            @Nullable Integer status,
            long millis,
            @Nullable String problem) {}

    public Outcome test(Endpoint endpoint) {
        var started = System.nanoTime();
        try {
            var reply = outbound.call(writings.get(endpoint.setup().kind()).test(endpoint));
            var problem = reply.isGood()
                    ? null
                    : texts.word(SendToEndpoint.key(reply.status()), LocaleContextHolder.getLocale());
            return new Outcome(reply.isGood(), reply.status(), since(started), problem);
        } catch (CallRefused | NoReply failure) {
            return new Outcome(false, null, since(started), failure.getMessage());
        }
    }

    private static long since(long started) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
