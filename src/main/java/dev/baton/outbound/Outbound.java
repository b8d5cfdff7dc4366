package dev.baton.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The one way to call somebody else's server: only who is public or allowed is reached, over TLS, a call ends in time, of an answer
 * only so much is read, and no redirection is followed. Whoever calls holds no transaction meanwhile that others wait for.
 */
@Component
@EnableConfigurationProperties(OutboundSettings.class)
public class Outbound implements DisposableBean {

    private static final int AT_ONCE = 64;
    private static final String USER_AGENT = "Baton";

    private final Reach reach;
    private final GuardedNames names;
    private final CloseableHttpClient http;
    private final OutboundSettings settings;
    private final ObservedCalls observed;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "outbound");
                thread.setDaemon(true);
                return thread;
            });

    Outbound(OutboundSettings settings, NameLookup lookup) {
        this(settings, lookup, ObservedCalls.none());
    }

    @Autowired
    Outbound(OutboundSettings settings, NameLookup lookup, ObservedCalls observed) {
        this.observed = observed;
        this.settings = settings;
        this.reach = new Reach(settings.allow());
        this.names = new GuardedNames(
                lookup,
                reach,
                settings.proxy() == null ? null : settings.proxy().getHost());
        this.http = HttpClientParts.client(settings, names);
    }

    /**
     * Whether such an address may be called at all. Names are not looked up: that happens at each call.
     *
     * @throws CallRefused with the reason, in one sentence
     */
    public void check(URI address) {
        reach.check(address);
    }

    /**
     * @throws CallRefused where Baton does not call there, which does not change by itself
     * @throws NoReply where nobody answered, or not in time
     */
    public Reply call(Call call) {
        reach.check(call.address());
        return observed.observe(call, this::send);
    }

    private Reply send(Call call) {
        try {
            var request = request(call);
            var reply = threads.submit(() -> reply(call, request));
            try {
                return reply.get(settings.call().toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                reply.cancel(true);
                request.cancel();
            }
        } catch (TimeoutException late) {
            throw new NoReply("%s did not answer within %d ms"
                    .formatted(call.address().getHost(), settings.call().toMillis()));
        } catch (ExecutionException failed) {
            throw told(call, failed.getCause());
        } catch (RejectedExecutionException busy) {
            throw new NoReply("%d calls are under way".formatted(AT_ONCE));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoReply("Baton is being stopped");
        } catch (IllegalArgumentException | UnsupportedOperationException unfit) {
            throw new CallRefused("The call to %s cannot be written: an address or a header of it is none."
                    .formatted(call.address().getHost()));
        }
    }

    private Reply reply(Call call, HttpUriRequestBase request) throws IOException {
        if (settings.proxy() != null) {
            names.resolve(Reach.host(call.address()));
        }
        var response = http.executeOpen(null, request, null);
        try {
            return read(response);
        } finally {
            request.cancel();
            response.close();
        }
    }

    private Reply read(ClassicHttpResponse response) throws IOException {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var most = (int) settings.reply().toBytes();
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(most + 1);
        var whole = body.length <= most;
        return new Reply(response.getCode(), headers, whole ? body : Arrays.copyOf(body, most), whole);
    }

    private static HttpUriRequestBase request(Call call) {
        var request = new HttpUriRequestBase(call.method(), call.address());
        request.setHeader("User-Agent", USER_AGENT);
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            var type = call.headers().getOrDefault("Content-Type", "application/octet-stream");
            request.setEntity(new ByteArrayEntity(call.body(), ContentType.parse(type)));
        }
        return request;
    }

    /** What the failure says may hold the address, which may be a secret: it is told by its kind. */
    private static RuntimeException told(Call call, Throwable failure) {
        var host = call.address().getHost();
        if (failure instanceof CallRefused refused) {
            return refused;
        } else if (failure instanceof UnknownHostException) {
            return new NoReply("There is no host called " + host);
        } else if (failure instanceof javax.net.ssl.SSLException) {
            return new NoReply("No secure connection with %s came about: check its certificate".formatted(host));
        } else if (failure instanceof InterruptedIOException) {
            return new NoReply(host + " did not answer in time");
        } else if (failure instanceof IOException) {
            return new NoReply("No connection with %s, or it broke".formatted(host));
        }
        return new NoReply(
                "%s could not be called: %s".formatted(host, failure.getClass().getSimpleName()));
    }

    @Override
    public void destroy() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
