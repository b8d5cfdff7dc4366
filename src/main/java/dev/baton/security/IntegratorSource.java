package dev.baton.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.Refusal;
import dev.baton.security.tokens.TokenLogin;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** An integrator reports only from the source that has the integrator's own name. */
@ControllerAdvice
class IntegratorSource extends RequestBodyAdviceAdapter {

    private final ObjectMapper json;

    IntegratorSource(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login instanceof TokenLogin
                && login.getAuthorities().stream()
                        .allMatch(group -> group.getAuthority().equals(Groups.INTEGRATORS));
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        var own = SecurityContextHolder.getContext().getAuthentication().getName();
        var source = json.valueToTree(body).path("source");
        if (source.isTextual() && !source.asText().equals(own)) {
            throw new Refusal("source", "must be your own, %s".formatted(own));
        }
        return body;
    }
}
