package dev.baton.web;

import dev.baton.engine.Discretion;
import org.springframework.stereotype.Component;

@Component
class MaskedFailures implements Discretion {

    @Override
    public String over(String text) {
        return Mask.over(text);
    }
}
