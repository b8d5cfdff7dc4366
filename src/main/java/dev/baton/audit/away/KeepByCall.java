package dev.baton.audit.away;

import dev.baton.audit.log.Checkpoints.Signed;
import dev.baton.outbound.Call;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.NoReply;
import dev.baton.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** Another server that gets each note as {@code text/plain}. */
@Component
@ConditionalOnExpression("!'${baton.audit.checkpoint-url:}'.isBlank()")
class KeepByCall implements Keeper {

    private final URI address;
    private final Outbound outbound;

    KeepByCall(@Value("${baton.audit.checkpoint-url}") URI address, Outbound outbound) {
        this.address = address;
        this.outbound = outbound;
    }

    @Override
    public String name() {
        return String.valueOf(address.getHost());
    }

    @Override
    public void keep(Signed checkpoint, long before) throws IOException {
        try {
            var reply = outbound.call(new Call(
                    "POST",
                    address,
                    Map.of("Content-Type", "text/plain; charset=utf-8"),
                    checkpoint.note().getBytes(StandardCharsets.UTF_8)));
            if (!reply.isGood()) {
                throw new IOException("it answered %d".formatted(reply.status()));
            }
        } catch (CallRefused | NoReply failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }
}
