package dev.baton.web.masking;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A stack trace in the log: its messages masked, and no line of them looks like a new entry. Made by Logback, hence public. */
public class MaskedTrace extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy failure) {
        return MaskedMessage.lines(Mask.over(super.throwableProxyToString(failure)));
    }
}
