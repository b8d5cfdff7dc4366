package dev.baton.security.tokens;

import dev.baton.security.deeds.LoginDeeds;
import dev.baton.security.passwords.Memberships;
import dev.baton.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …} with one of Baton's tokens. A bad one is refused even where nothing was asked for. */
public class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final Memberships memberships;
    private final ProblemWriter problems;
    private final LoginDeeds deeds;

    public BearerTokens(ApiTokens tokens, Memberships memberships, ProblemWriter problems, LoginDeeds deeds) {
        this.deeds = deeds;
        this.tokens = tokens;
        this.memberships = memberships;
        this.problems = problems;
    }

    static boolean isGiven(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isGiven(request)) {
            chain.doFilter(request, response);
            return;
        }
        var token = tokens.use(request.getHeader("Authorization")
                        .substring(SCHEME.length())
                        .trim())
                .filter(good -> memberships.exists(good.owner()));
        if (token.isEmpty()) {
            deeds.refusedToken(request.getRemoteAddr());
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Baton\", error=\"invalid_token\"");
            problems.write(
                    request, response, 401, "The token is unknown, expired or revoked. Make a new one at /tokens.");
            return;
        }
        deeds.used(token.get().owner(), token.get().id(), request.getRemoteAddr());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login(token.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private TokenLogin login(ApiToken token) {
        return new TokenLogin(token.id(), token.owner(), memberships.of(token.owner()), token.allowed());
    }
}
