package dev.baton.life;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.statuspage.acts.CustomerActs;
import dev.baton.statuspage.feedback.GiveFeedback;
import dev.baton.statuspage.limits.PageLimits;
import dev.baton.statuspage.links.PublicAddress;
import dev.baton.statuspage.links.StatusLinks;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What customers do on their pages. */
@TestComponent
class LifeCustomers {

    final CustomerActs acts;
    final GiveFeedback feedback;
    final CaseFile caseFile;
    final TestRestTemplate http;
    private final StatusLinks links;
    private final PageLimits limits;

    LifeCustomers(
            CustomerActs acts,
            GiveFeedback feedback,
            CaseFile caseFile,
            TestRestTemplate http,
            StatusLinks links,
            PageLimits limits) {
        this.acts = acts;
        this.feedback = feedback;
        this.caseFile = caseFile;
        this.http = http;
        this.links = links;
        this.limits = limits;
    }

    LifeCustomer of(CaseNumber number) {
        limits.forgetAll();
        return new LifeCustomer(
                number, PublicAddress.path(links.current(number, null).token()), this);
    }
}
