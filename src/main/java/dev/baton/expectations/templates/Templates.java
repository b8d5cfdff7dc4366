package dev.baton.expectations.templates;

import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.TransactionMemory;
import dev.baton.engine.ModelsDeployed;
import dev.baton.expectations.Occasion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The templates that were deployed, with the models and like them: a version never changes, and the newest of a file counts. */
@Component
public class Templates {

    private static final Logger log = LoggerFactory.getLogger(Templates.class);
    private static final String ENDING = ".mustache";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Long, TextTemplate> read = new ConcurrentHashMap<>();
    private final TransactionMemory<Map<String, List<Kept>>> known = new TransactionMemory<>(HashMap::new);

    Templates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param deployment the id of the engine's deployment that brought it */
    public record Version(long version, String file, String deployment, Instant at, String content) {}

    /** The newest version of a file, read. */
    public record Kept(long version, Instant at, TextTemplate template) {}

    /** Modeler deploys a file without its folder. */
    static boolean isTemplate(String name) {
        return name.endsWith(ENDING);
    }

    static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @EventListener
    void keep(ModelsDeployed models) {
        models.files().forEach((name, content) -> {
            if (isTemplate(name)) {
                keep(models.deployment(), file(name), content);
            }
        });
        known.get().clear();
    }

    private void keep(String deployment, String file, byte[] content) {
        jdbc.sql("insert into text_template (file, deployment, at, content) values (?, ?, ?, ?)")
                .params(
                        file,
                        deployment,
                        TimeFormat.stored(clock.instant()),
                        new String(content, StandardCharsets.UTF_8))
                .update();
    }

    /** Those that count, by occasion, language and tone. One SQL statement, once in a transaction. */
    public List<Kept> all() {
        return known.get().computeIfAbsent("all", all -> readAll());
    }

    private List<Kept> readAll() {
        return jdbc
                .sql("select distinct on (file) * from text_template order by file, version desc")
                .query(Version.class)
                .list()
                .stream()
                .flatMap(this::kept)
                .sorted(Comparator.comparing((Kept kept) -> kept.template().occasion())
                        .thenComparing(kept -> kept.template().language())
                        .thenComparing(kept -> kept.template().tone()))
                .toList();
    }

    /** The one in that language and tone, else in that language, else in the other one, likewise. */
    public Optional<Kept> best(Occasion occasion, String language, String tone, String otherwise) {
        return all().stream()
                .filter(kept -> kept.template().occasion() == occasion)
                .min(Comparator.comparing((Kept kept) -> rank(kept.template().language(), language, otherwise))
                        .thenComparing(kept -> !kept.template().tone().equals(tone)));
    }

    private static int rank(String language, String wanted, String otherwise) {
        if (language.equalsIgnoreCase(wanted)) {
            return 0;
        }
        return Objects.equals(language, otherwise) ? 1 : 2;
    }

    public Optional<Kept> named(String file) {
        return all().stream()
                .filter(kept -> kept.template().file().equals(file))
                .findFirst();
    }

    /** Of a file, the newest first. */
    public List<Version> versions(String file) {
        return new ArrayList<>(jdbc.sql("select * from text_template where file = ? order by version desc limit 50")
                .param(file)
                .query(Version.class)
                .list());
    }

    /** One that is refused today is said to nobody. */
    private Stream<Kept> kept(Version stored) {
        try {
            var template = read.computeIfAbsent(
                    stored.version(),
                    version ->
                            TemplateReader.read(stored.file(), stored.content().getBytes(StandardCharsets.UTF_8)));
            return Stream.of(new Kept(stored.version(), stored.at(), template));
        } catch (BadTemplate bad) {
            log.warn("{} is not said any more: {} Deploy it anew.", stored.file(), bad.flaws());
            return Stream.empty();
        }
    }
}
