package dev.baton.intake.mapping;

import dev.baton.intake.texts.HtmlText;
import dev.baton.intake.texts.RichText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;

/** What mappings may call besides FEEL's own functions: {@code plainText(x)} of HTML, of a rich-text document or of text. */
class TextFunctions extends JavaFunctionProvider {

    private static final String PLAIN_TEXT = "plainText";

    private final JavaFunction plainText;

    TextFunctions(ValueMapper mapper) {
        plainText = new JavaFunction(List.of("given"), arguments -> plain(mapper.unpackVal(arguments.get(0))));
    }

    @Override
    public Optional<JavaFunction> resolveFunction(String name) {
        return name.equals(PLAIN_TEXT) ? Optional.of(plainText) : Optional.empty();
    }

    @Override
    public Collection<String> getFunctionNames() {
        return List.of(PLAIN_TEXT);
    }

    private static Val plain(Object given) {
        if (given instanceof Map<?, ?> document) {
            return new ValString(RichText.of(document));
        }
        return given instanceof String html ? new ValString(HtmlText.of(html)) : ValNull$.MODULE$;
    }
}
