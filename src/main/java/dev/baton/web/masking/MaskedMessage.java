package dev.baton.web.masking;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A message in the log: masked, and on lines that cannot be taken for an entry of their own. Made by Logback, hence public. */
public class MaskedMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return lines(Mask.over(super.convert(event)));
    }

    static String lines(String text) {
        return text.replace("\r", "\\r").replaceAll("\\R(?=.)", "\n\t");
    }
}
