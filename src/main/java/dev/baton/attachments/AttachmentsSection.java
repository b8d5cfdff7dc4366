package dev.baton.attachments;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(13)
class AttachmentsSection implements CaseSection {

    private static final int KILO = 1024;

    private final StoredAttachments attachments;

    AttachmentsSection(StoredAttachments attachments) {
        this.attachments = attachments;
    }

    /** @param size in kB, rounded up */
    record Row(Attachment file, long size) {}

    record Shown(CaseNumber number, List<Row> files) {}

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "attachments/attachments";
    }

    @Override
    public Shown content(Case subject) {
        return new Shown(
                subject.number(),
                attachments.of(subject.number()).stream()
                        .map(file -> new Row(file, (file.size() + KILO - 1) / KILO))
                        .toList());
    }
}
