package dev.baton.resolution.playbooks;

import dev.baton.casefile.Case;
import dev.baton.casefile.Categories;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.ModelsDeployed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The playbooks that were deployed, with the models and like them: a version never changes, and the newest of a file counts. */
@Component
class Playbooks {

    private static final Logger log = LoggerFactory.getLogger(Playbooks.class);

    private static final String NEWEST =
            "(select distinct on (file) * from playbook order by file, version desc) newest";

    private final JdbcClient jdbc;
    private final PlaybookReader reader;
    private final Categories categories;
    private final Clock clock;
    private final Map<Long, Playbook> known = new ConcurrentHashMap<>();

    Playbooks(JdbcClient jdbc, PlaybookReader reader, Categories categories, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.categories = categories;
        this.clock = clock;
    }

    private record Stored(long version, String file, String content) {}

    /** @param productArea null where it is for all of the category */
    record For(String file, String category, @Nullable String productArea) {

        boolean isSameAs(Playbook other) {
            var area = productArea == null ? "" : productArea;
            var others = other.productArea() == null ? "" : other.productArea();
            return !file.equals(other.file()) && category.equals(other.category()) && area.equalsIgnoreCase(others);
        }
    }

    /** Modeler deploys a file without its folder. */
    static boolean isPlaybook(String name) {
        return name.endsWith(".md");
    }

    static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @EventListener
    void keep(ModelsDeployed models) {
        models.files().forEach((name, content) -> {
            if (isPlaybook(name)) {
                keep(models.deployment(), reader.read(file(name), content), content);
            }
        });
    }

    private void keep(String deployment, Playbook playbook, byte[] content) {
        jdbc.sql("""
                insert into playbook (file, category, product_area, deployment, at, content)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        playbook.file(),
                        playbook.category(),
                        playbook.productArea(),
                        deployment,
                        TimeFormat.stored(clock.instant()),
                        new String(content, StandardCharsets.UTF_8))
                .update();
    }

    /** The one for its category and product area, else the one for all of its category. */
    Optional<Playbook> of(Case subject) {
        return categories
                .understood(subject.category())
                .flatMap(category -> jdbc.sql("""
                select version, file, content from %s
                where category = ? and (product_area is null or lower(product_area) = lower(?))
                order by product_area nulls last, file limit 1
                """.formatted(NEWEST))
                        .params(category, subject.productArea())
                        .query(Stored.class)
                        .optional()
                        .flatMap(this::playbook));
    }

    Optional<Playbook> named(String file) {
        return jdbc.sql("select version, file, content from %s where file = ?".formatted(NEWEST))
                .param(file)
                .query(Stored.class)
                .optional()
                .flatMap(this::playbook);
    }

    /** What each that counts is for. */
    List<For> all() {
        return jdbc.sql("select file, category, product_area from " + NEWEST)
                .query(For.class)
                .list();
    }

    /** One whose category is gone since, or that is refused today, is shown to nobody. */
    private Optional<Playbook> playbook(Stored stored) {
        try {
            return Optional.of(known.computeIfAbsent(
                    stored.version(),
                    version -> reader.read(stored.file(), stored.content().getBytes(StandardCharsets.UTF_8))));
        } catch (BadPlaybook bad) {
            log.warn("{} is not shown any more: {} Deploy it anew.", stored.file(), bad.flaws());
            return Optional.empty();
        }
    }
}
