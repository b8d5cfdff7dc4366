package dev.baton.notification.endpointweb;

import dev.baton.casefile.Priority;
import dev.baton.casefile.Refusal;
import dev.baton.notification.NoticeTexts;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.endpoints.Endpoint.Kind;
import dev.baton.notification.endpoints.Endpoints;
import dev.baton.notification.telling.EndpointMessage;
import dev.baton.notification.telling.EndpointMessages;
import dev.baton.notification.telling.TestEndpoint;
import dev.baton.notification.told.ToldEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a process owner says who else is told what happens to cases. */
@Controller
@RequestMapping("/endpoints")
class EndpointsPage {

    private static final String ALL = "notification/endpoints";
    private static final String ONE = "notification/endpoint";
    private static final int SHOWN = 50;

    private final Endpoints endpoints;
    private final EndpointMessages messages;
    private final TestEndpoint tests;
    private final NoticeTexts texts;

    EndpointsPage(Endpoints endpoints, EndpointMessages messages, TestEndpoint tests, NoticeTexts texts) {
        this.texts = texts;
        this.endpoints = endpoints;
        this.messages = messages;
        this.tests = tests;
    }

    @GetMapping
    String all(Model page) {
        return all(TypedEndpoint.NEW, page);
    }

    /** The secret of a new webhook is in the answer, which no browser keeps, and nowhere else. */
    @PostMapping
    String add(HttpServletRequest form, Principal user, Model page) {
        var typed = TypedEndpoint.of(form, TypedEndpoint.id(form));
        try {
            if (endpoints.find(typed.id()).isPresent()) {
                throw new Refusal("id", "is taken: there is an endpoint of this name already");
            }
            page.addAttribute("secret", endpoints.save(typed.id(), typed.setup(null), typed.enabled(), user.getName()));
            page.addAttribute("done", "added");
            return one(known(typed.id()), page);
        } catch (Refusal refusal) {
            refused(refusal, page);
            return all(typed, page);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model page) {
        return one(known(id), page);
    }

    @PostMapping("/{id}")
    String change(@PathVariable String id, HttpServletRequest form, Principal user, Model page) {
        var typed = TypedEndpoint.of(form, id);
        var before = known(id);
        try {
            page.addAttribute("secret", endpoints.save(id, typed.setup(before), typed.enabled(), user.getName()));
            page.addAttribute("done", "changed");
            return one(known(id), page);
        } catch (Refusal refusal) {
            refused(refusal, page);
            return one(before, typed, page);
        }
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, Principal user, RedirectAttributes answer) {
        endpoints.remove(id, user.getName());
        answer.addFlashAttribute("done", "removed");
        return "redirect:/endpoints";
    }

    /** Whoever asked waits for it, a call's time at most. */
    @PostMapping("/{id}/test")
    String test(@PathVariable String id, Model page) {
        var endpoint = known(id);
        page.addAttribute("outcome", tests.test(endpoint));
        return one(endpoint, page);
    }

    @PostMapping("/{id}/secret")
    String newSecret(@PathVariable String id, Model page) {
        var endpoint = known(id);
        if (endpoint.setup().kind() == Kind.WEBHOOK) {
            page.addAttribute("secret", endpoints.newSecret(id));
        }
        return one(endpoint, page);
    }

    /** @param since a time in UTC, as a browser's field writes it */
    @PostMapping("/{id}/replay")
    String again(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "") String since,
            Model page) {
        var endpoint = known(id);
        try {
            page.addAttribute("again", message.isEmpty() ? since(id, since) : single(id, message));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            page.addAttribute("problem", "time");
        }
        return one(endpoint, page);
    }

    private int since(String id, String since) {
        return messages.again(id, LocalDateTime.parse(since).toInstant(ZoneOffset.UTC));
    }

    private int single(String id, String message) {
        return messages.again(id, UUID.fromString(message)) ? 1 : 0;
    }

    private static void refused(Refusal refusal, Model page) {
        page.addAttribute("refusal", refusal.getMessage());
        page.addAttribute("field", refusal.field());
    }

    private String all(TypedEndpoint typed, Model page) {
        page.addAttribute("endpoints", endpoints.all());
        return form(typed, ALL, page);
    }

    private String one(Endpoint endpoint, Model page) {
        return one(endpoint, TypedEndpoint.of(endpoint), page);
    }

    private String one(Endpoint endpoint, TypedEndpoint typed, Model page) {
        page.addAttribute("endpoint", endpoint);
        page.addAttribute("address", EndpointApi.address(endpoint.setup()));
        var latest = messages.latest(endpoint.id(), SHOWN);
        page.addAttribute("messages", latest);
        page.addAttribute("results", results(latest));
        return form(typed, ONE, page);
    }

    /** What became of each, in the reader's language. */
    private Map<UUID, String> results(List<EndpointMessage> some) {
        return some.stream()
                .filter(message -> message.result() != null)
                .collect(Collectors.toMap(
                        EndpointMessage::id,
                        message -> texts.word(String.valueOf(message.result()), LocaleContextHolder.getLocale())));
    }

    private static String form(TypedEndpoint typed, String template, Model page) {
        page.addAttribute("typed", typed);
        page.addAttribute("kinds", Kind.values());
        page.addAttribute("priorities", Priority.values());
        page.addAttribute("groups", Group.of(typed.events()));
        return template;
    }

    /**
     * Events that are about the same.
     *
     * @param open whether one of them is chosen
     */
    record Group(String key, List<String> types, boolean open) {

        static List<Group> of(List<String> chosen) {
            var groups = ToldEvents.types().stream()
                    .collect(Collectors.groupingBy(
                            type -> type.substring(0, type.indexOf('.')), LinkedHashMap::new, Collectors.toList()));
            return groups.entrySet().stream()
                    .map(group -> new Group(
                            group.getKey(),
                            group.getValue(),
                            group.getValue().stream().anyMatch(chosen::contains)))
                    .toList();
        }
    }

    private Endpoint known(String id) {
        return endpoints.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
