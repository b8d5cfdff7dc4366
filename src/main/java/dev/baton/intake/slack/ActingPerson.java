package dev.baton.intake.slack;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.engine.People;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** Whoever pressed a button is logged in while it is done, and may do what they may do on the page of the case, and nothing else. */
@Component
class ActingPerson {

    private final People people;
    private final IdentityService identities;
    private final SlackDialogs words;
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;

    ActingPerson(
            People people,
            IdentityService identities,
            SlackDialogs words,
            ObjectProvider<WebInvocationPrivilegeEvaluator> rules) {
        this.words = words;
        this.people = people;
        this.identities = identities;
        this.rules = rules;
    }

    /** @throws Refusal where they may not act on the case */
    <T> T on(CaseNumber number, String person, Supplier<T> work) {
        var known = people.find(person).orElseThrow(() -> new Refusal("user", words.word("gone")));
        var login = UsernamePasswordAuthenticationToken.authenticated(
                person, null, AuthorityUtils.createAuthorityList(known.groups()));
        return as(login, () -> {
            unlessAllowed(login, number);
            identities.setAuthentication(person, known.groups());
            try {
                return work.get();
            } finally {
                identities.clearAuthentication();
            }
        });
    }

    private void unlessAllowed(Authentication login, CaseNumber number) {
        if (!rules.getObject().isAllowed(null, "/cases/%s/messages".formatted(number), "POST", login)) {
            throw new Refusal("user", words.word("notYours", number));
        }
    }

    private static <T> T as(Authentication login, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
