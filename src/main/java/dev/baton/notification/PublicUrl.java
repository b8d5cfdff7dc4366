package dev.baton.notification;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach Baton by what is sent to them: {@code baton.public-url}. */
@Component
public class PublicUrl {

    private final String address;

    public PublicUrl(@Value("${baton.public-url:}") String address) {
        this.address = address.replaceAll("/+$", "");
    }

    /** Empty where no address is set: what is sent has no link then. */
    public Optional<String> of(String path) {
        return address.isEmpty() ? Optional.empty() : Optional.of(address + path);
    }
}
