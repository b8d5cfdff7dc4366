package dev.baton.intake.threads;

import dev.baton.attachments.AttachFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.intake.mail.Mail;
import dev.baton.intake.mail.MailFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;

/** The files of a mail as attachments of its case; what is refused is named. */
@Component
class KeepFiles {

    private final AttachFile attach;
    private final TransactionTemplate nested;

    KeepFiles(AttachFile attach, PlatformTransactionManager transactions) {
        this.attach = attach;
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @return what was not kept, and why */
    List<String> keep(CaseNumber number, Mail mail) {
        var by = mail.from() == null ? MailRules.SOURCE : mail.sender();
        return mail.files().stream()
                .flatMap(file -> problem(number, file, by).stream())
                .toList();
    }

    private Optional<String> problem(CaseNumber number, MailFile file, String by) {
        try {
            nested.executeWithoutResult(status -> attached(number, file, by));
            return Optional.empty();
        } catch (Refusal refused) {
            return notKept(file, String.valueOf(refused.getMessage()));
        } catch (ErrorResponseException refused) {
            return notKept(file, String.valueOf(refused.getBody().getDetail()));
        } catch (BrokenFile broken) {
            return notKept(file, "is broken and could not be read");
        }
    }

    private void attached(CaseNumber number, MailFile file, String by) {
        try (var content = file.content().open()) {
            attach.attach(number, file.name(), content, by);
        } catch (IOException broken) {
            throw new BrokenFile(broken);
        }
    }

    private static Optional<String> notKept(MailFile file, String why) {
        var name = file.name().length() > 100 ? file.name().substring(0, 100) + "…" : file.name();
        return Optional.of("Not kept: the file \"%s\" %s".formatted(name, why));
    }

    private static class BrokenFile extends RuntimeException {

        BrokenFile(IOException cause) {
            super(cause);
        }
    }
}
