package dev.baton.kpi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All figures there are, in the order in which people read them. */
@Component
@EnableConfigurationProperties(KpiSettings.class)
public class Kpis {

    private final List<Kpi> all = read();

    public List<Kpi> all() {
        return all;
    }

    public Optional<Kpi> find(String id) {
        return all.stream().filter(kpi -> kpi.id().equals(id)).findFirst();
    }

    private static List<Kpi> read() {
        try (var file = new ClassPathResource("kpi/kpis.yml").getInputStream()) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return List.copyOf(new ObjectMapper().convertValue(read, new TypeReference<List<Kpi>>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
