package dev.baton.evaluation.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.evaluation.EvaluationMode;
import dev.baton.routing.Rotas;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Who is on call on the lived-in desk. After its stories, which are told as if everybody were there. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class DemoRotas {

    private static final String WRITTEN = "evaluation/rotas.json";

    private final Rotas rotas;
    private final ObjectMapper json;

    DemoRotas(Rotas rotas, ObjectMapper json) {
        this.rotas = rotas;
        this.json = json;
    }

    void begin() {
        try (var written = new ClassPathResource(WRITTEN).getInputStream()) {
            json.readTree(written)
                    .properties()
                    .forEach(rota -> rotas.begin(rota.getKey(), rota.getValue().toString(), "mara"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
