package dev.baton.statuspage.feedback;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(22)
class FeedbackSection implements CaseSection {

    private final FeedbackRecords records;

    FeedbackSection(FeedbackRecords records) {
        this.records = records;
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "statuspage/feedback";
    }

    @Override
    public List<Feedback> content(Case subject) {
        return records.of(subject.number());
    }
}
