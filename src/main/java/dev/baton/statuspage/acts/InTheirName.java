package dev.baton.statuspage.acts;

import dev.baton.casefile.CaseNumber;
import java.util.function.Supplier;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Whoever has a link is the customer, also where they are logged in: the story of the case says so. */
public final class InTheirName {

    private static final String CUSTOMER = "customer:";

    private InTheirName() {}

    /** What they are called who come by a link to that case. Nobody of the desk can be called so. */
    public static String of(CaseNumber linked) {
        return CUSTOMER + linked;
    }

    public static <T> T act(CaseNumber linked, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(of(linked), "", AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
