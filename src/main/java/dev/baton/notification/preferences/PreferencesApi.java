package dev.baton.notification.preferences;

import dev.baton.casefile.StorableText;
import dev.baton.notification.preferences.Preference.How;
import dev.baton.web.ProblemResponses;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How whoever asks wants to hear outside of Baton of what they find in it. */
@RestController
@RequestMapping("/api/preferences")
class PreferencesApi {

    private final Preferences preferences;

    PreferencesApi(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * @param mail an address; null for the one of their account
     * @param second another one, for what is urgent where they give no sign of life; null for none
     * @param quietFrom a time such as {@code 22:00} on the clock of their zone; null with {@code quietTo} where there are no quiet hours
     * @param quietTo the first minute at which they may be told again
     * @param digestAt when what is {@code digest} is told; 08:00 where it is left out
     * @param topics by {@code escalation, work, account, news}: {@code inbox} (not outside of Baton), {@code at-once} or {@code digest}
     */
    record Chosen(
            @StorableText(max = 254) @Nullable String mail,
            @StorableText(max = 254) @Nullable String second,
            @StorableText(max = 20) @Nullable String quietFrom,
            @StorableText(max = 20) @Nullable String quietTo,
            @StorableText(max = 20) @Nullable String digestAt,
            @Nullable Map<String, @Nullable String> topics) {

        @Nullable
        String word(String field) {
            return switch (field) {
                case "mail" -> mail;
                case "second" -> second;
                case "quietFrom" -> quietFrom;
                case "quietTo" -> quietTo;
                case "digestAt" -> digestAt;
                default -> topics == null ? null : topics.get(field);
            };
        }
    }

    /** @param zone on whose clock the hours are */
    record Told(
            @Nullable String mail,
            @Nullable String second,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            String digestAt,
            Map<Topic, How> topics,
            String zone) {

        static Told of(Preference one) {
            return new Told(
                    one.address().orElse(null),
                    one.second(),
                    one.quiet() == null ? null : one.quiet().from().toString(),
                    one.quiet() == null ? null : one.quiet().to().toString(),
                    one.digestAt().toString(),
                    one.all(),
                    one.zone().getId());
        }
    }

    /** 404 for a program that is nobody. */
    @GetMapping
    Told get(Authentication login) {
        return Told.of(known(login));
    }

    /** All of it counts: what is left out is not so any more. 400 names the field and what to do. */
    @PutMapping
    Told put(@RequestBody @Valid Chosen chosen, Authentication login) {
        preferences.keep(ChosenPreferences.over(known(login), chosen::word));
        return get(login);
    }

    private Preference known(Authentication login) {
        return preferences
                .find(login.getName())
                .orElseThrow(() -> ProblemResponses.answer(HttpStatus.NOT_FOUND, "There is nobody of this id."));
    }
}
