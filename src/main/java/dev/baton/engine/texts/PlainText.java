package dev.baton.engine.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.forms.FormFile;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * A text of a form is Markdown and HTML, and so is what it shows of a case: an account may be called like a link or an image.
 * What is shown in a text and not filled into a field is handed to the form with every sign written as its number.
 */
public final class PlainText {

    private static final Pattern SHOWN = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern SIGN = Pattern.compile("[\\p{ASCII}&&[^\\p{Alnum}\\s,-]]");

    private PlainText() {}

    public static VariableMap in(JsonNode form, VariableMap variables) {
        var shown = shownBy(form);
        shown.removeAll(FormFile.fields(form));
        shown.forEach(name -> {
            if (variables.get(name) instanceof String text) {
                variables.putValue(name, of(text));
            }
        });
        return variables;
    }

    static String of(String text) {
        return SIGN.matcher(text)
                .replaceAll(sign -> "&#%d;".formatted((int) sign.group().charAt(0)));
    }

    private static Set<String> shownBy(JsonNode form) {
        return form.findValuesAsText("text").stream()
                .flatMap(text -> SHOWN.matcher(text).results())
                .flatMap(part -> NAME.matcher(part.group(1)).results())
                .map(name -> name.group())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
