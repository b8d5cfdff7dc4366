package dev.baton.security.passwords;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which passwords people may take: long ones that are hard to guess, whatever characters they are made of. Checked by the
 * engine wherever a password is set: in Admin, over REST, and for the first administrator.
 */
@Component
public class PasswordRules implements PasswordPolicy {

    public static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Of zxcvbn's 0 to 4: needs at least a hundred million guesses. */
    private static final int HARD_TO_GUESS = 3;

    private final Zxcvbn strength = new Zxcvbn();
    private final @Nullable String exempt;

    PasswordRules(
            @Value("${baton.evaluation}") boolean evaluation, @Value("${baton.admin.password}") String demoPassword) {
        this.exempt = evaluation ? demoPassword : null;
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(
                rule("have %d to %d characters".formatted(SHORTEST, LONGEST), this::isLongEnough),
                rule("not contain the user's id or name", PasswordRules::namesNobody),
                rule(
                        "not be easy to guess (no common password, name, row of keys or repetition)",
                        this::isHardToGuess));
    }

    private boolean isLongEnough(String password, @Nullable User user) {
        var length = password.codePointCount(0, password.length());
        return length >= SHORTEST && length <= LONGEST;
    }

    private static boolean namesNobody(String password, @Nullable User user) {
        var written = password.toLowerCase(Locale.ROOT);
        return namesOf(user).stream().noneMatch(written::contains);
    }

    private boolean isHardToGuess(String password, @Nullable User user) {
        var tried = password.length() > LONGEST ? password.substring(0, LONGEST) : password;
        return strength.measure(tried, namesOf(user)).getScore() >= HARD_TO_GUESS;
    }

    private static List<String> namesOf(@Nullable User user) {
        return user == null
                ? List.of()
                : java.util.stream.Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                        .filter(name -> name != null && name.length() > 2)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private PasswordPolicyRule rule(String words, BiPredicate<String, @Nullable User> holds) {
        return new Rule(words, (password, user) -> password.equals(exempt) || holds.test(password, user));
    }

    /** Admin has no translation for our rules and shows the placeholder as it is, so that it is a sentence. */
    private record Rule(String words, BiPredicate<String, @Nullable User> holds) implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "The password must " + words + ".";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("rule", words);
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(@Nullable String password, @Nullable User user) {
            return password != null && holds.test(password, user);
        }
    }
}
