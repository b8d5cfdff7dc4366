package dev.baton.attachments;

import dev.baton.casefile.CaseEvent.FileAttached;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a file on a case, once: the same under the same name is the one that is there. */
@Component
public class AttachFile {

    private static final int MOST = 100;

    private final CaseFile caseFile;
    private final StoredAttachments attachments;
    private final FileTypes types;
    private final TransactionTemplate transaction;

    AttachFile(CaseFile caseFile, StoredAttachments attachments, FileTypes types, TransactionTemplate transaction) {
        this.caseFile = caseFile;
        this.attachments = attachments;
        this.types = types;
        this.transaction = transaction;
    }

    /** @param created false where the case had it before */
    public record Attached(Attachment attachment, boolean created) {}

    /**
     * @param name as its sender calls it; what would lead elsewhere is left out
     * @param content is read to its end, and not closed
     * @throws Refusal where it is empty, of a kind that is not taken or another than its name says, or the case has as many files
     *     as it may
     * @throws NotNow where the case is merged into another
     */
    public Attached attach(CaseNumber number, @Nullable String name, InputStream content, String by)
            throws IOException {
        NotNow.ifMerged(caseFile.get(number));
        try (var file = SpooledFile.of(content)) {
            var called = FileName.of(name);
            var type = types.of(file.path(), called);
            return transaction.execute(status -> keep(number, file, called, type, by));
        }
    }

    private Attached keep(CaseNumber number, SpooledFile file, String name, String type, String by) {
        NotNow.ifMerged(caseFile.getForChange(number));
        return attachments
                .find(number, file, name)
                .map(same -> new Attached(same, false))
                .orElseGet(() -> new Attached(added(number, file, name, type, by), true));
    }

    private Attachment added(CaseNumber number, SpooledFile file, String name, String type, String by) {
        if (attachments.count(number) >= MOST) {
            throw new Refusal(
                    "file",
                    "cannot be added: %s has %d files, as many as a case may. Put several into one archive."
                            .formatted(number, MOST));
        }
        try {
            var attachment = attachments.keep(number, file, name, type, by);
            caseFile.record(new FileAttached(number, attachment.id(), name, type, attachment.size()));
            return attachment;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
