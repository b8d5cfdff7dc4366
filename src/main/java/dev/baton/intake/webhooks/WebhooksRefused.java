package dev.baton.intake.webhooks;

import java.util.List;
import java.util.stream.Collectors;

class WebhooksRefused extends RuntimeException {

    WebhooksRefused(List<String> problems) {
        super(problems.stream()
                .map(problem -> "  - " + problem)
                .collect(Collectors.joining("\n", "Webhooks are refused:\n", "")));
    }
}
