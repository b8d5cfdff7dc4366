package dev.baton.casefile;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that can be stored and shown: no longer than {@link #max()} characters, without characters a database refuses. */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = StorableText.Check.class)
public @interface StorableText {

    int max();

    boolean required() default false;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<StorableText, String> {

        private int max;
        private boolean required;

        @Override
        public void initialize(StorableText words) {
            max = words.max();
            required = words.required();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            var problem = TextRules.problem(text, max, required);
            if (problem == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(problem).addConstraintViolation();
            return false;
        }
    }
}
