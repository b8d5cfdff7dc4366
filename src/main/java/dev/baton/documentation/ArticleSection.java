package dev.baton.documentation;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(60)
class ArticleSection implements CaseSection {

    private final Articles articles;

    ArticleSection(Articles articles) {
        this.articles = articles;
    }

    @Override
    public String template() {
        return "documentation/article";
    }

    @Override
    public Optional<Article> content(Case subject) {
        return articles.of(subject.number());
    }
}
