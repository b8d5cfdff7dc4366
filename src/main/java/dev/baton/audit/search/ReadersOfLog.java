package dev.baton.audit.search;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who sees names and words in the log: the groups of {@code baton.audit.names-for}. */
@Component
public class ReadersOfLog {

    private final Set<String> named;

    ReadersOfLog(@Value("${baton.audit.names-for}") Set<String> named) {
        this.named = named;
    }

    public Reader of(Authentication login) {
        return new Reader(
                login.getAuthorities().stream().anyMatch(authority -> named.contains(authority.getAuthority())));
    }
}
