package dev.baton.statuspage.links;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CustomerLink;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is sent to a customer has the one link that is there, so that a case has few however many texts are sent. */
@Component
class LinkForCustomers implements CustomerLink {

    private final StatusLinks links;
    private final PublicAddress address;
    private final LinksInTexts texts;

    LinkForCustomers(StatusLinks links, PublicAddress address, LinksInTexts texts) {
        this.links = links;
        this.address = address;
        this.texts = texts;
    }

    @Override
    public Optional<String> of(CaseNumber number) {
        return address.of("").isEmpty()
                ? Optional.empty()
                : links.forCustomer(number).flatMap(told -> address.of(told.token()));
    }

    @Override
    public Optional<String> standIn(CaseNumber number) {
        return links.isTakenBack(number) ? Optional.empty() : address.of(LinksInTexts.STAND_IN);
    }

    @Override
    public String sentTo(CaseNumber reader, String text) {
        return texts.read(reader, text, () -> of(reader));
    }
}
