package dev.baton.web;

import dev.baton.web.bodies.BodyRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What the container refuses before Baton sees it, as problem details like everything else. Public, because it makes one itself. */
public class ContainerProblems extends ErrorReportValve {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s","correlationId":"%s"}""";

    public ContainerProblems() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        write(response, status, words(status));
    }

    /** The refusal of a body, before anything else has looked at the request. */
    static void answer(Request request, BodyRefused refused) {
        var status = HttpStatus.valueOf(refused.status());
        request.getResponse().setStatus(status.value());
        write(request.getResponse(), status, refused.getMessage());
    }

    private static void write(Response response, HttpStatus status, String detail) {
        try {
            var id = UUID.randomUUID().toString();
            var problem = PROBLEM.formatted(status.getReasonPhrase(), status.value(), detail, id);
            response.setHeader(Correlation.HEADER, id);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // whoever asked is not there any more
        }
    }

    private static String words(HttpStatus status) {
        return status.is5xxServerError()
                ? "It is our fault and nothing of the request was kept. Try again later."
                : "The address or the headers are not such as HTTP has them, or too long. Encode what the address carries; "
                        + "an account's id has no / \\\\ ; % in it.";
    }
}
