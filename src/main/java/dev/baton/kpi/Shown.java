package dev.baton.kpi;

import dev.baton.casefile.ReadableAccounts;
import dev.baton.casefile.Refusal;
import dev.baton.kpi.Figure.Point;
import dev.baton.security.Groups;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Figures as far as whoever asks may see them: of single people only managers, leaders, auditors and administrators, and everybody of
 * themselves; of people and teams none that is of too few cases. With the names people know.
 */
@Component
public class Shown {

    /** Points of what is told apart. */
    public static final int MOST = 200;

    private static final Set<String> SEE_PEOPLE =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    private final Figures figures;
    private final KpiSettings settings;
    private final ReadableAccounts accounts;
    private final JdbcClient jdbc;

    Shown(Figures figures, KpiSettings settings, ReadableAccounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.figures = figures;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** Whether this person may see figures of single people. */
    public boolean seesPeople(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(SEE_PEOPLE::contains);
    }

    /** @throws Refusal where it asks for people that this one may not see */
    public Question allowed(Question question, Authentication login) {
        var person = question.only().get(Dimension.PERSON);
        var ownOnly = person != null && person.equals(login.getName());
        var people = question.each() == Dimension.PERSON || person != null;
        if (people && !ownOnly && !seesPeople(login)) {
            if (question.each() == Dimension.PERSON && person == null) {
                var only = new HashMap<>(question.only());
                only.put(Dimension.PERSON, login.getName());
                return new Question(
                        question.from(), question.to(), question.zone(), question.by(), question.each(), only);
            }
            throw new Refusal("person", "may be yourself; figures of others are for managers and auditors");
        }
        var account = question.only().get(Dimension.ACCOUNT);
        if (account != null && !seesPeople(login) && !accounts.reads(account)) {
            throw new Refusal("account", "is none of which you may read a case");
        }
        return question;
    }

    /** @throws Refusal where it asks for people that this one may not see */
    public Figure of(Kpi kpi, Question asked, Authentication login) {
        var question = allowed(asked, login);
        var figure = figures.of(kpi, question);
        var hides = !isOwn(question, login)
                && (isOfAGroup(question) || question.each() == Dimension.PERSON || question.each() == Dimension.TEAM);
        var whole = isOfAGroup(question) && hides && figure.value() != null && isFew(figure.denominator())
                ? figure.hide()
                : figure;
        var points = question.each() == Dimension.ACCOUNT && !seesPeople(login)
                ? figure.points().stream()
                        .filter(point -> accounts.reads(point.key()))
                        .toList()
                : figure.points();
        var names = question.each() == null ? Map.<String, String>of() : names(question.each(), points);
        return whole.with(points.stream()
                .limit(question.each() == null ? Integer.MAX_VALUE : MOST)
                .map(point -> labelled(point, names.getOrDefault(point.key(), point.key()), hides))
                .toList());
    }

    private static boolean isOfAGroup(Question question) {
        return question.only().containsKey(Dimension.PERSON) || question.only().containsKey(Dimension.TEAM);
    }

    private boolean isOwn(Question question, Authentication login) {
        return login.getName().equals(question.only().get(Dimension.PERSON));
    }

    private boolean isFew(BigDecimal of) {
        return of.compareTo(BigDecimal.valueOf(settings.smallestGroup())) < 0;
    }

    private Point labelled(Point point, String label, boolean hides) {
        var hidden = hides && point.value() != null && isFew(point.denominator());
        return new Point(
                point.key(),
                label,
                point.from(),
                hidden ? null : point.value(),
                hidden ? null : point.numerator(),
                hidden ? BigDecimal.ZERO : point.denominator(),
                hidden ? null : point.median(),
                hidden ? null : point.p90(),
                hidden);
    }

    private record Named(String id, String name) {}

    private Map<String, String> names(Dimension each, List<Point> points) {
        var query = switch (each) {
            case TEAM -> "select id_ as id, name_ as name from act_id_group where id_ = any (?)";
            case PERSON ->
                "select id_ as id, concat_ws(' ', first_, last_) as name from act_id_user where id_ = any (?)";
            case ACCOUNT -> "select id, name from account where id = any (?)";
            default -> null;
        };
        var names = new HashMap<String, String>();
        if (query != null) {
            var ids = new ArrayList<String>();
            points.stream().limit(MOST).forEach(point -> ids.add(point.key()));
            jdbc.sql(query).param(ids.toArray(String[]::new)).query(Named.class).list().stream()
                    .filter(one -> one.name() != null && !one.name().isBlank())
                    .forEach(one -> names.put(one.id(), one.name()));
        }
        return names;
    }
}
