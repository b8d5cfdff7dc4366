package dev.baton.audit.away;

import dev.baton.audit.log.Checkpoints.Signed;
import dev.baton.notification.PlainMail;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** An auditor's mailbox: the note, once a day. */
@Component
@ConditionalOnExpression("!'${baton.audit.checkpoint-mail:}'.isBlank()")
class KeepByMail implements Keeper {

    private final String address;
    private final Duration every;
    private final PlainMail mail;

    KeepByMail(
            @Value("${baton.audit.checkpoint-mail}") String address,
            @Value("${baton.audit.checkpoint-mail-every}") Duration every,
            PlainMail mail) {
        this.address = address;
        this.every = every;
        this.mail = mail;
    }

    @Override
    public String name() {
        return address;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void keep(Signed checkpoint, long before) {
        mail.post(
                "audit-checkpoint-" + checkpoint.size(),
                address,
                "audit log, %d entries".formatted(checkpoint.size()),
                List.of(checkpoint.note().split("\n", -1)));
    }
}
