package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.links.LinkCases;
import dev.baton.links.LinkKind;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm.Done;
import java.security.Principal;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Linking a case with another, and merging a duplicate into the one in which it goes on. */
@Controller
class LinkForm {

    private final LinkCases links;
    private final CaseForm form;
    private final Words words;

    LinkForm(LinkCases links, CaseForm form, Words words) {
        this.links = links;
        this.form = form;
        this.words = words;
    }

    /** @param kind related or duplicate */
    @PostMapping("/cases/{number}/links")
    String link(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String to,
            @RequestParam String kind,
            Principal person,
            RedirectAttributes answer) {
        return form.act(number, "link", Map.of("to", to, "kind", kind), answer, () -> {
            link(new CaseNumber(number), form.required(to, 20), kind(kind), person);
            return kind.equals("duplicate")
                    ? new Done("workplace.done.duplicate", to.strip())
                    : new Done("workplace.done.related");
        });
    }

    /** Related cases are no longer linked. */
    @PostMapping("/cases/{number}/links/{other}/remove")
    String unlink(@PathVariable String number, @PathVariable String other, RedirectAttributes answer) {
        return form.act(number, "unlink", Map.of(), answer, () -> {
            try {
                links.unlink(new CaseNumber(number), new CaseNumber(other));
            } catch (AccessDeniedException notTheirs) {
                throw new Refusal("", words.of("workplace.link.notYours"));
            }
            return new Done("workplace.done.unlinked", other);
        });
    }

    private void link(CaseNumber number, String to, LinkKind kind, Principal person) {
        try {
            links.link(number, to, kind, person.getName());
        } catch (AccessDeniedException notTheirs) {
            throw new Refusal("", words.of("workplace.link.notYours"));
        }
    }

    private static LinkKind kind(String label) {
        return Stream.of(LinkKind.RELATED, LinkKind.DUPLICATE)
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal("kind", "must be related or duplicate"));
    }
}
