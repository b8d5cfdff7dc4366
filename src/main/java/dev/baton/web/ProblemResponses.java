package dev.baton.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import dev.baton.engine.RuleFailed;
import dev.baton.web.bodies.BodyRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the REST API as problem details (RFC 9457) that name the field and say what to do. */
@RestControllerAdvice(annotations = RestController.class)
public class ProblemResponses extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemResponses.class);

    private static final Pattern DOUBLED = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
    private static final String TOO_DEEP =
            "The body goes beyond what is read: at most 1,000 levels deep, 200,000 tokens, numbers of at most 1,000 digits and "
                    + "names of at most 50,000 characters.";
    private static final Set<Class<?>> KINDS = Set.of(LocalDate.class, Instant.class, BigDecimal.class, Boolean.class);

    public record FieldProblem(String field, String message) {}

    @ExceptionHandler
    ProblemDetail unknown(UnknownCase unknown) {
        tell(unknown);
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        tell(refusal);
        return badFields(List.of(new FieldProblem(refusal.field(), refusal.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail refused(NotNow refusal) {
        tell(refusal);
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refusal.getMessage());
        problem.setTitle("Not for a case in this state");
        problem.setProperty("advice", refusal.advice());
        return problem;
    }

    /** Is answered where all requests are that are not allowed. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler({OptimisticLockingException.class, ConcurrencyFailureException.class})
    ProblemDetail met(Exception other) {
        log.debug("A request met a concurrent change", other);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT,
                "Somebody changed the same thing at the same moment. Nothing of the request was kept: send it again.");
    }

    /** The log makes one line of it, once, also where the engine has told it already. */
    private static void tell(RuntimeException refusal) {
        log.warn("A request was refused", refusal);
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException failure) {
        var rule = RuleFailed.in(failure);
        if (rule.isPresent()) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    "A rule of the models fails, and nothing of the request was kept. The process owner is told: "
                            + rule.get().getMessage());
        }
        log.error("A request failed", failure);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "It is our fault and nothing of the request was kept. Try again later.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problems = invalid.getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
                .sorted(java.util.Comparator.comparing(FieldProblem::field))
                .toList();
        return ResponseEntity.badRequest().body(badFields(problems));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var refused = BodyRefused.of(((ServletWebRequest) request).getRequest());
        if (refused != null) {
            return ResponseEntity.status(refused.status())
                    .body(ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(refused.status()), refused.getMessage()));
        }
        var cause = NestedExceptionUtils.getMostSpecificCause(unreadable);
        if (cause instanceof StreamConstraintsException) {
            return ResponseEntity.badRequest().body(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, TOO_DEEP));
        }
        var twice = doubled(cause);
        if (twice != null) {
            return ResponseEntity.badRequest()
                    .body(badFields(List.of(new FieldProblem(twice, "is there twice; send it once"))));
        }
        if (unreadable.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return ResponseEntity.badRequest().body(badFields(List.of(field(mapping))));
        }
        return ResponseEntity.badRequest()
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "The body is missing or is not valid JSON."));
    }

    /** Such as {@code ?limit=abc}. */
    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException unfit, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = unfit instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(unfit.getPropertyName());
        var type = unfit.getRequiredType();
        return ResponseEntity.badRequest()
                .body(badFields(
                        List.of(new FieldProblem(name, "is not a valid " + (type == null ? "value" : kind(type))))));
    }

    /** The key that stands in the body twice; null where none does. */
    private static @Nullable String doubled(Throwable cause) {
        var key = cause instanceof JsonParseException broken
                ? DOUBLED.matcher(String.valueOf(broken.getOriginalMessage()))
                : null;
        return key != null && key.matches() ? key.group(1) : null;
    }

    /** An exception that ends a request with this answer. */
    public static ErrorResponseException answer(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** The same with what is wrong with each field. */
    public static ErrorResponseException answer(HttpStatus status, String context, List<FieldProblem> problems) {
        var problem = badFields(problems);
        problem.setStatus(status);
        problem.setDetail(context + problem.getDetail());
        return new ErrorResponseException(status, problem, null);
    }

    public static FieldProblem field(JsonMappingException mapping) {
        return new FieldProblem(path(mapping), reason(mapping));
    }

    private static ProblemDetail badFields(List<FieldProblem> problems) {
        var detail = problems.stream()
                .map(problem -> problem.field() + " " + problem.message())
                .collect(Collectors.joining("; "));
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setTitle("Some fields need correcting");
        problem.setProperty("errors", problems);
        return problem;
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String reason(JsonMappingException mapping) {
        if (mapping instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            var choices = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(ProblemResponses::label)
                    .collect(Collectors.joining(", "));
            return "must be one of " + choices;
        }
        return mapping instanceof MismatchedInputException unfit
                        && (mapping instanceof InvalidFormatException || KINDS.contains(unfit.getTargetType()))
                ? "is not a valid " + kind(unfit.getTargetType())
                : "is not of the expected kind";
    }

    private static String label(Object constant) {
        return new com.fasterxml.jackson.databind.ObjectMapper().convertValue(constant, String.class);
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "date; write it like 2027-03-31";
            case "Instant" -> "time; write it like 2027-03-31T14:30:00Z";
            case "BigDecimal" -> "amount; write it like 1250.00";
            case "int", "Integer", "long", "Long" -> "number; write it like 100";
            case "Boolean" -> "yes or no; write true or false";
            default -> "value";
        };
    }
}
