package dev.baton.expectations.textweb;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.expectations.CustomerTexts.Reply;
import dev.baton.expectations.filling.FilledTexts;
import dev.baton.expectations.templates.KnownFacts;
import dev.baton.expectations.templates.Templates;
import dev.baton.expectations.templates.Templates.Kept;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The texts to customers, and what each would say on a case that whoever looks may read. */
@Controller
@RequestMapping("/templates")
class TemplatesPage {

    private final Templates templates;
    private final FilledTexts texts;
    private final CaseFile caseFile;
    private final CaseReach reach;
    private final MessageSource messages;

    TemplatesPage(Templates templates, FilledTexts texts, CaseFile caseFile, CaseReach reach, MessageSource messages) {
        this.messages = messages;
        this.templates = templates;
        this.texts = texts;
        this.caseFile = caseFile;
        this.reach = reach;
    }

    /** @param texts of the occasion, by language and tone */
    record OnOccasion(String occasion, List<Kept> texts) {}

    /** @param text what the fact is on the case; null where it is missing there, or no case was chosen */
    record Fact(String name, @Nullable String text) {}

    @GetMapping
    String list(Model page) {
        page.addAttribute(
                "occasions",
                templates.all().stream()
                        .collect(Collectors.groupingBy(
                                kept -> kept.template().occasion(), java.util.TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(one -> new OnOccasion(one.getKey().label(), one.getValue()))
                        .toList());
        page.addAttribute("facts", facts(Map.of()));
        return "expectations/templates";
    }

    /**
     * A made-up case where no number is given. 404 where there is no such template.
     *
     * @param number of the case it is filled with; a sentence where it is none, or none that whoever looks may read
     */
    @GetMapping("/{file}")
    String show(
            @PathVariable String file,
            @RequestParam(name = "case", defaultValue = "") String number,
            Principal writer,
            Model page) {
        var kept = templates.named(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        page.addAttribute("kept", kept);
        page.addAttribute("versions", templates.versions(file));
        page.addAttribute("number", number);
        var sample = sample(kept);
        page.addAttribute("facts", facts(sample));
        if (number.isBlank()) {
            page.addAttribute("filled", texts.filledWith(kept, sample));
        } else {
            fill(kept, number.strip(), writer, page);
        }
        return "expectations/template";
    }

    private void fill(Kept kept, String number, Principal writer, Model page) {
        try {
            var subject = new CaseNumber(number);
            if (!reach.reads(subject)) {
                page.addAttribute("unknown", true);
                return;
            }
            var found = caseFile.get(subject);
            page.addAttribute(
                    "filled",
                    kept.template().automatic()
                            ? texts.filled(kept, found, Map.of())
                            : texts.written(kept, found, new Reply(writer.getName(), null))
                                    .text());
            page.addAttribute("facts", facts(texts.facts(found, kept.template().language())));
        } catch (IllegalArgumentException unknown) {
            page.addAttribute("unknown", true);
        }
    }

    /** A made-up case, in the language of the template. */
    private Map<String, Object> sample(Kept kept) {
        var language = Locale.forLanguageTag(kept.template().language());
        var facts = new HashMap<String, Object>();
        for (var name : KnownFacts.NAMES) {
            var text = messages.getMessage("expectations.sample." + name, null, language);
            facts.put(name, KnownFacts.LISTS.contains(name) ? List.of(text) : text);
        }
        if (kept.template().automatic()) {
            facts.remove("writer");
        }
        return facts;
    }

    private static List<Fact> facts(Map<String, Object> known) {
        return KnownFacts.NAMES.stream()
                .map(name -> new Fact(name, told(known.get(name))))
                .toList();
    }

    private static @Nullable String told(@Nullable Object fact) {
        return fact instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : fact == null ? null : fact.toString();
    }
}
