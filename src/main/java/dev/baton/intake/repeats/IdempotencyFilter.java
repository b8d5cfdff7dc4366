package dev.baton.intake.repeats;

import dev.baton.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on every POST below {@code /api/} that acts: the same request again, by the same user and within a
 * day, gets the first answer with {@code Idempotency-Replayed: true} and has no effect. A refused request leaves its key free.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    static final String CLAIM = IdempotencyFilter.class.getName();

    /** Webhooks have a delivery id of their own. */
    private static final String WEBHOOKS = "/api/webhooks/";

    /** A file is the same by what is in it, and too large to be held; a link is a secret, which is kept nowhere. */
    private static final Pattern NOT_KEPT = Pattern.compile("/api/cases/[^/]+/(?:attachments|status-link)/?");

    private static final int LARGEST_BODY = 8 * 1024 * 1024;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final IdempotencyKeys keys;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotencyKeys keys, ProblemWriter problems) {
        this.keys = keys;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !path.startsWith("/api/")
                || path.startsWith(WEBHOOKS)
                || NOT_KEPT.matcher(path).matches()
                || request.getUserPrincipal() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = Collections.list(request.getHeaders(HEADER));
        if (given.size() != 1 || !KEY.matcher(given.get(0)).matches()) {
            problems.write(
                    request, response, 400, "Idempotency-Key must be there once: 1 to 255 letters, digits and signs.");
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            problems.write(request, response, 413, "The body is too large: at most %,d bytes.".formatted(LARGEST_BODY));
            return;
        }
        var claim = keys.claim(request.getUserPrincipal().getName(), given.get(0), fingerprint(request, body));
        if (claim instanceof Claim.Granted granted) {
            act(granted, new KeptBody(request, body), response, chain);
        } else if (claim instanceof Claim.Answered answered) {
            replay(answered.answer(), response);
        } else if (claim instanceof Claim.Refused refused) {
            if (refused.retryAfter() != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter()));
            }
            problems.write(request, response, refused.status(), refused.problem());
        }
    }

    private void act(Claim.Granted claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        request.setAttribute(CLAIM, claim);
        boolean done = false;
        try {
            chain.doFilter(request, answer);
            done = HttpStatusCode.valueOf(answer.getStatus()).is2xxSuccessful();
        } finally {
            request.removeAttribute(CLAIM);
            if (done) {
                keys.answered(claim, answer(answer));
            } else {
                keys.free(claim);
            }
        }
        answer.copyBodyToResponse();
    }

    private static FirstAnswer answer(ContentCachingResponseWrapper response) {
        return new FirstAnswer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentAsByteArray());
    }

    private static void replay(FirstAnswer first, HttpServletResponse response) throws IOException {
        response.setStatus(first.status());
        response.setHeader(REPLAYED, "true");
        if (first.contentType() != null) {
            response.setContentType(first.contentType());
        }
        if (first.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, first.location());
        }
        if (first.body() != null) {
            response.getOutputStream().write(first.body());
        }
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("POST %s?%s\n"
                    .formatted(request.getRequestURI(), request.getQueryString())
                    .getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
