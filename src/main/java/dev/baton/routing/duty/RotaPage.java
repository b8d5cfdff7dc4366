package dev.baton.routing.duty;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.rota.KeptRotas;
import dev.baton.routing.rota.KeptRotas.Kept;
import dev.baton.routing.rota.RotaChanged;
import dev.baton.routing.rota.WrittenRota;
import dev.baton.routing.rota.WrittenRota.WrittenLayer;
import dev.baton.routing.rota.WrittenRota.WrittenOverride;
import dev.baton.routing.rota.WrittenRota.WrittenSwap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/** The rota of a group: two weeks as a calendar, and what changes it. A refused form comes back as it was typed, with the sentence. */
@Controller
@RequestMapping("/people/rotas/{group}")
class RotaPage {

    private static final String PAGE = "routing/rota";
    private static final int TRIES = 3;

    private final RotaView view;
    private final KeptRotas rotas;
    private final RotaGroups groups;

    RotaPage(RotaView view, KeptRotas rotas, RotaGroups groups) {
        this.view = view;
        this.rotas = rotas;
        this.groups = groups;
    }

    /**
     * @param from the calendar begins with the Monday before; this week where it is none
     * @param zone on whose clock it is drawn; that of the first layer where it is none of the rota
     * @param begin what the form of an override is filled with, as {@code end} and {@code instead}
     */
    @GetMapping
    String show(
            @PathVariable String group,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String zone,
            @RequestParam(defaultValue = "") String begin,
            @RequestParam(defaultValue = "") String end,
            @RequestParam(defaultValue = "") String instead,
            Authentication login,
            Model page) {
        if (!groups.isThere(group)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.addAttribute("typed", Map.of("begin", begin, "end", end, "instead", instead));
        page.addAttribute("chosen", !begin.isEmpty());
        page.addAttribute("mayChange", RotaGroups.mayChange(login));
        view.show(group, from, zone, page);
        return PAGE;
    }

    /** The layers as a whole; who was faster is told before anything is lost. */
    @PostMapping
    String change(
            @PathVariable String group, @RequestParam MultiValueMap<String, String> fields, Authentication login) {
        var sent = LayerForm.sent(fields).stream()
                .filter(layer -> !layer.isLeftOut())
                .toList();
        var layers = new ArrayList<WrittenLayer>();
        sent.forEach(layer -> layers.add(layer.written(layers.size())));
        var kept = rotas.of(group);
        if (layers.isEmpty()) {
            throw new Refusal("layers", "has nobody in it; name the people who take turns, or remove the rota");
        }
        rotas.keep(group, with(kept, layers), version(fields.getFirst("version")), login.getName());
        return back(group, fields);
    }

    @PostMapping("/overrides")
    String override(
            @PathVariable String group, @RequestParam MultiValueMap<String, String> fields, Authentication login) {
        var zone = text(fields, "zone");
        var override = new WrittenOverride(
                null,
                text(fields, "instead").isEmpty() ? null : text(fields, "instead"),
                text(fields, "person").isEmpty() ? null : text(fields, "person"),
                null,
                time("from", text(fields, "begin"), zone),
                time("to", text(fields, "end"), zone),
                text(fields, "reason").isBlank() ? null : text(fields, "reason").strip(),
                null);
        changing(group, login, rota -> {
            var all = new ArrayList<>(rota.overridesWritten());
            all.add(override);
            return new WrittenRota(rota.layersWritten(), all, rota.swapsWritten());
        });
        return back(group, fields);
    }

    @PostMapping("/overrides/{id}/remove")
    String removeOverride(
            @PathVariable String group,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields,
            Authentication login) {
        changing(
                group,
                login,
                rota -> new WrittenRota(
                        rota.layersWritten(),
                        rota.overridesWritten().stream()
                                .filter(one -> !Long.valueOf(id).equals(one.id()))
                                .toList(),
                        rota.swapsWritten()));
        return back(group, fields);
    }

    @PostMapping("/swaps")
    String swap(@PathVariable String group, @RequestParam MultiValueMap<String, String> fields, Authentication login) {
        changing(group, login, rota -> {
            var one = turn("turn", text(fields, "turn"), rota);
            var other = turn("other", text(fields, "other"), rota);
            if (!one.layer().equals(other.layer())) {
                throw new Refusal("other", "is of another layer; swap turns of one layer, or add two overrides");
            }
            var all = new ArrayList<>(rota.swapsWritten());
            all.add(new WrittenSwap(null, one.layer(), List.of(one.on(), other.on()), null, null));
            return new WrittenRota(rota.layersWritten(), rota.overridesWritten(), all);
        });
        return back(group, fields);
    }

    @PostMapping("/swaps/{id}/remove")
    String removeSwap(
            @PathVariable String group,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> fields,
            Authentication login) {
        changing(
                group,
                login,
                rota -> new WrittenRota(
                        rota.layersWritten(),
                        rota.overridesWritten(),
                        rota.swapsWritten().stream()
                                .filter(one -> !Long.valueOf(id).equals(one.id()))
                                .toList()));
        return back(group, fields);
    }

    @PostMapping("/remove")
    String remove(@PathVariable String group, @RequestParam(defaultValue = "") String version, Authentication login) {
        rotas.remove(group, version(version), login.getName());
        return "redirect:/people/rotas/{group}";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, WebRequest request, Authentication login, Model page) {
        page.addAttribute("refusal", refusal);
        page.addAttribute("refusalOf", refusal.field().replaceFirst(".*\\.", "").replaceFirst("\\[\\d+]$", ""));
        page.addAttribute("refusalIn", layerOf(refusal.field()));
        return again(request, login, page);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String met(RotaChanged changed, WebRequest request, Authentication login, Model page) {
        page.addAttribute("changed", changed.getMessage());
        return again(request, login, page);
    }

    private String again(WebRequest request, Authentication login, Model page) {
        var fields = new LinkedMultiValueMap<String, String>();
        request.getParameterMap().forEach((name, values) -> fields.add(name, values[0]));
        var sent = LayerForm.sent(fields);
        if (!sent.isEmpty()) {
            page.addAttribute("layers", sent);
        }
        var path = (Map<?, ?>)
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        var group = String.valueOf(path == null ? "" : path.get("group"));
        show(group, fields.getFirst("shown"), fields.getFirst("zone"), "", "", "", login, page);
        page.addAttribute("typed", fields.toSingleValueMap());
        page.addAttribute("chosen", fields.containsKey("begin"));
        return PAGE;
    }

    /** One more change fits whatever the rota is by now. */
    private void changing(String group, Authentication login, UnaryOperator<WrittenRota> change) {
        for (var tries = 1; ; tries++) {
            var kept = rotas.of(group);
            if (kept.written() == null) {
                throw new Refusal("layers", "are none yet; say first who takes turns");
            }
            try {
                rotas.keep(group, change.apply(kept.written()), kept.version(), login.getName());
                return;
            } catch (RotaChanged meanwhile) {
                if (tries == TRIES) {
                    throw meanwhile;
                }
            }
        }
    }

    private record NamedTurn(String layer, LocalDate on) {}

    private static NamedTurn turn(String field, String value, WrittenRota rota) {
        var parts = value.split("\\|", 2);
        if (!value.matches("\\d{1,2}\\|\\d{4}-\\d\\d-\\d\\d")
                || Integer.parseInt(parts[0]) >= rota.layersWritten().size()) {
            throw new Refusal(field, "is missing; choose a turn");
        }
        var name = rota.layersWritten().get(Integer.parseInt(parts[0])).name();
        try {
            return new NamedTurn(
                    name == null || TextRules.isEmpty(name)
                            ? "Layer " + (Integer.parseInt(parts[0]) + 1)
                            : name.strip(),
                    LocalDate.parse(parts[1]));
        } catch (java.time.DateTimeException odd) {
            throw new Refusal(field, "is missing; choose a turn");
        }
    }

    private static WrittenRota with(Kept kept, List<WrittenLayer> layers) {
        var before = kept.written();
        return before == null
                ? new WrittenRota(layers, List.of(), List.of())
                : new WrittenRota(layers, before.overridesWritten(), before.swapsWritten());
    }

    private static Instant time(String field, String written, String zone) {
        var at = RotaView.instant(written, zone);
        if (at == null) {
            throw new Refusal(field, "is missing; write a day and a time");
        }
        return at;
    }

    private static long version(@Nullable String sent) {
        return sent != null && sent.matches("\\d{1,18}") ? Long.parseLong(sent) : 0;
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        var value = fields.getFirst(name);
        return value == null ? "" : value;
    }

    private static @Nullable Integer layerOf(String field) {
        var place = field.replaceFirst("^layers\\[(\\d+)].*", "$1");
        return place.equals(field) ? null : Integer.parseInt(place) + 1;
    }

    private static String back(String group, MultiValueMap<String, String> fields) {
        var shown = text(fields, "shown");
        return "redirect:/people/rotas/{group}" + (shown.matches("\\d{4}-\\d\\d-\\d\\d") ? "?from=" + shown : "");
    }
}
