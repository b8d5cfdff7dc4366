package dev.baton.intake.webhooks;

import dev.baton.casefile.Refusal;
import dev.baton.intake.mapping.BesideModels;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.intake.signatures.WebhookScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Everybody who may send messages, from the properties below {@code baton.webhooks}. There is nobody by default. */
@Component
class WebhookSources {

    private static final WebhookSource NOBODY = new WebhookSource(
            "",
            WebhookScheme.STANDARD,
            new WebhookKeys(List.of()),
            new WebhookMapping("", List.of()),
            Duration.ZERO,
            Duration.ZERO,
            Set.of());

    private final Map<String, WebhookSource> sources = new TreeMap<>();

    WebhookSources(Environment environment, ResourceLoader files) {
        var models = BesideModels.folder(environment.getRequiredProperty("baton.models.location"));
        var problems = new ArrayList<String>();
        settings(environment).forEach((name, settings) -> {
            try {
                sources.put(name, settings.source(name, file -> files.getResource(models + file)));
            } catch (Refusal refusal) {
                problems.add("%s: %s".formatted(refusal.field(), refusal.getMessage()));
            }
        });
        if (!problems.isEmpty()) {
            throw new WebhooksRefused(problems);
        }
    }

    /** The source of this name, or one that nobody can sign for, so that both are looked at in the same way. */
    WebhookSource named(String name) {
        return sources.getOrDefault(name, NOBODY);
    }

    /** A property that nobody knows is a mistake in one that somebody does. */
    private static Map<String, WebhookSettings> settings(Environment environment) {
        var strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
        return Binder.get(environment)
                .bind("baton.webhooks", Bindable.mapOf(String.class, WebhookSettings.class), strict)
                .orElse(Map.of());
    }
}
