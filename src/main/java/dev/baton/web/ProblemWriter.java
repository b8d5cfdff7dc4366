package dev.baton.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.web.masking.Mask;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Errors from in front of the controllers, as problem details (RFC 9457) like those from behind. */
@Component
public class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, int status, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        var address = request.getRequestURI();
        if (Mask.over(address).equals(address)) {
            problem.setInstance(URI.create(address));
        }
        problem.setProperty(Correlation.KEY, Correlation.of(request));
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
