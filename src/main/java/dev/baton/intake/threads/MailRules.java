package dev.baton.intake.threads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.AccountId;
import dev.baton.casefile.Refusal;
import dev.baton.intake.NewCase;
import dev.baton.intake.mail.Mail;
import dev.baton.intake.mail.MailAddress;
import dev.baton.intake.mailtext.Subjects;
import dev.baton.intake.mapping.BesideModels;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.texts.TextFormat;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * What a mail becomes that opens a case, by the rules of {@code processes/mail.yml}. Where these fail, a case is opened all the same,
 * by what the mail says itself, and tells so.
 */
@Component
class MailRules {

    static final String SOURCE = "mail";
    private static final String FILE = "processes/mail.yml";
    private static final int LONGEST_SUBJECT = 200;

    private final WebhookMapping mapping;
    private final ObjectMapper json;
    private final Validator validator;
    private final String unknown;

    MailRules(
            ResourceLoader files,
            ObjectMapper json,
            Validator validator,
            @Value("${baton.models.location}") String location,
            @Value("${baton.mail.in.unknown-account}") String unknown) {
        this.mapping = mapping(files, location);
        this.json = json;
        this.validator = validator;
        this.unknown = AccountId.of("baton.mail.in.unknown-account", unknown).value();
    }

    /** Models that were made before mail came in have no rules for it: those in the jar count. */
    private static WebhookMapping mapping(ResourceLoader files, String location) {
        var own = files.getResource(BesideModels.folder(location) + FILE);
        try {
            return WebhookMapping.read(FILE, own.exists() ? own : files.getResource("classpath:" + FILE));
        } catch (Refusal wrong) {
            throw new IllegalStateException(
                    "The rules for mails in %s cannot be used: %s %s".formatted(own, wrong.field(), wrong.getMessage()),
                    wrong);
        }
    }

    /** @param problem what is wrong with the rules for this mail; null where nothing is */
    record Opening(NewCase report, @Nullable String problem) {}

    /** The account for senders of whom nothing is known. */
    boolean isUnknown(String account) {
        return unknown.equalsIgnoreCase(account);
    }

    /** @param account of its sender as far as it is known */
    Opening opening(Mail mail, String key, @Nullable String account) {
        try {
            return mapping.ruleFor(facts(mail, key, account))
                    .map(rule -> new Opening(read(rule.read(facts(mail, key, account)), mail, key), null))
                    .orElseGet(() -> plain(mail, key, account, FILE + " has no rule for this mail."));
        } catch (ErrorResponseException refused) {
            return plain(mail, key, account, FILE + ", " + refused.getBody().getDetail());
        } catch (Refusal refused) {
            return plain(mail, key, account, "%s, %s %s".formatted(FILE, refused.field(), refused.getMessage()));
        }
    }

    private NewCase read(com.fasterxml.jackson.databind.node.ObjectNode values, Mail mail, String key) {
        try {
            var given = json.treeToValue(values.put("source", SOURCE).put("externalId", key), NewCase.class);
            var problems = validator.validate(given).stream()
                    .map(problem -> problem.getPropertyPath() + " " + problem.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; "));
            if (!problems.isEmpty()) {
                throw new Refusal("case", problems);
            }
            AccountId.of("account", given.account());
            return given;
        } catch (JsonProcessingException unfit) {
            throw new Refusal("case", "does not fit: " + unfit.getOriginalMessage());
        }
    }

    private Opening plain(Mail mail, String key, @Nullable String account, String problem) {
        var report = new NewCase(
                key,
                null,
                SOURCE,
                subject(mail),
                mail.text(),
                account == null ? unknown : account,
                mail.from() == null ? null : mail.sender(),
                null,
                null,
                SOURCE,
                null,
                null,
                null,
                null,
                TextFormat.TEXT,
                null);
        return new Opening(report, problem);
    }

    private Map<String, Object> facts(Mail mail, String key, @Nullable String account) {
        var facts = new HashMap<String, Object>();
        facts.put("id", key);
        facts.put("subject", subject(mail));
        facts.put("text", mail.text());
        facts.put("from", mail.from() == null ? null : mail.sender());
        facts.put(
                "name", Optional.ofNullable(mail.from()).map(MailAddress::name).orElse(""));
        facts.put(
                "domain",
                mail.from() == null || !mail.verified() ? "" : mail.from().domain());
        facts.put("to", List.copyOf(mail.to()));
        facts.put("people", List.copyOf(mail.people()));
        facts.put("automatic", mail.isAutomatic());
        facts.put("account", account);
        facts.put("unknown", unknown);
        return facts;
    }

    /** The first line where it has none. */
    static String subject(Mail mail) {
        var topic = Subjects.topic(mail.subject());
        var first =
                mail.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var subject = topic.isBlank() ? first : topic;
        return subject.length() > LONGEST_SUBJECT * 5 ? subject.substring(0, LONGEST_SUBJECT) : subject;
    }
}
