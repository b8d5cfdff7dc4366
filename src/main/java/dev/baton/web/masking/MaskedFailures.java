package dev.baton.web.masking;

import dev.baton.engine.Redaction;
import org.springframework.stereotype.Component;

@Component
class MaskedFailures implements Redaction {

    @Override
    public String redact(String text) {
        return Mask.over(text);
    }
}
