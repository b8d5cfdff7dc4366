package dev.baton.web;

import dev.baton.web.bodies.BodyRefused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the container could not answer itself: a page for people, problem details for everything else, and never a stack trace. */
@Controller
@RequestMapping("/error")
class ErrorPages implements ErrorController {

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request) {
        var status = status(request);
        if (isApi(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(status, words(request, status)));
        }
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject(Correlation.KEY, Correlation.of(request));
        return page;
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var status = status(request);
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, words(request, status)));
    }

    /** A program that says it likes HTML reads JSON all the same. */
    private static boolean isApi(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith("/api/");
    }

    private static String words(HttpServletRequest request, HttpStatus status) {
        var refused = BodyRefused.of(request);
        return refused == null ? words(status) : refused.getMessage();
    }

    private static String words(HttpStatus status) {
        return switch (status) {
            case FORBIDDEN -> "Your groups do not allow it.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED ->
                "This address is there and not for this method. The header Allow names those it is for.";
            case UNSUPPORTED_MEDIA_TYPE -> "This is not read here. Send JSON, with Content-Type: application/json.";
            case NOT_ACCEPTABLE -> "The answer is JSON. Ask for it with Accept: application/json, or leave Accept out.";
            default ->
                status.is5xxServerError()
                        ? "It is our fault and nothing of the request was kept. Try again later."
                        : "The request cannot be answered: %s.".formatted(status.getReasonPhrase());
        };
    }

    private static HttpStatus status(HttpServletRequest request) {
        var refused = BodyRefused.of(request);
        var code = refused == null ? request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : refused.status();
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
