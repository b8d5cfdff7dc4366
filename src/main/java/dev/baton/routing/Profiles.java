package dev.baton.routing;

import dev.baton.casefile.Deed;
import dev.baton.engine.PersonLeft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of people. Their names and groups are the engine's, everything else is kept here, and goes when they are deleted. */
@Component
public class Profiles {

    private final JdbcClient jdbc;
    private final IdentityService identities;

    /** Somebody was faster: what was said was made from a person as they are not any more. Nothing of it is kept. */
    public static class ChangedMeanwhile extends RuntimeException {

        public ChangedMeanwhile(String person) {
            super(
                    "Somebody changed %s meanwhile, and nothing of this was kept. Read them again, and put your change into that."
                            .formatted(person));
        }
    }

    private final ApplicationEventPublisher events;

    Profiles(JdbcClient jdbc, IdentityService identities, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.identities = identities;
    }

    public Optional<Profile> find(String id) {
        return jdbc.sql("""
                select u.id_, u.first_, u.last_, known.*, coalesce(known.languages, '{}') as spoken,
                  array(select group_id_::text from act_id_membership where user_id_ = u.id_ order by 1) as groups,
                  array(select skill || ':' || level from person_skill where person = u.id_ order by skill) as skills
                from act_id_user u left join person known on known.id = u.id_ where u.id_ = ?
                """).param(id).query((row, at) -> profile(row)).optional();
    }

    /**
     * All of it counts: what it does not say is not so any more. Whoever is not known yet comes, without a password.
     *
     * @throws org.camunda.bpm.engine.BadUserRequestException where the name is none the engine takes, or nobody would be left who
     *     administers it
     */
    @Transactional
    public void keep(Profile profile) {
        lock(profile.id());
        keep(profile, find(profile.id()).orElse(null));
    }

    /**
     * As {@link #keep(Profile)}, where they still are as they were when it was said.
     *
     * @throws ChangedMeanwhile where they are not
     */
    @Transactional
    public void change(Profile was, Profile said) {
        lock(said.id());
        var before = find(said.id()).orElse(null);
        if (!(before == null ? Profile.nobodyYet(said.id()) : before).equals(was)) {
            throw new ChangedMeanwhile(said.id());
        }
        keep(said, before);
    }

    private void keep(Profile profile, @Nullable Profile before) {
        if (before == null || !before.name().equals(profile.name())) {
            name(profile.id(), profile.name());
        }
        keepFacts(profile);
        tell(profile, before == null ? Profile.nobodyYet(profile.id()) : before);
        var groups = new HashSet<>(before == null ? List.of() : before.groups());
        profile.groups().stream()
                .filter(group -> !groups.contains(group))
                .forEach(group -> identities.createMembership(profile.id(), group));
        groups.stream()
                .filter(group -> !profile.groups().contains(group))
                .forEach(group -> identities.deleteMembership(profile.id(), group));
    }

    /** Names and groups are told where they are kept. */
    private void tell(Profile now, Profile before) {
        var deed = Deed.of("PersonChanged")
                .about(Deed.PERSON, now.id())
                .changed("calendar", before.calendar(), now.calendar())
                .changed("capacity", before.capacity(), now.capacity())
                .changed("disabled", before.disabled(), now.disabled());
        deed = changed(deed, "skills", before.skills(), now.skills());
        deed = changed(deed, "languages", before.languages(), now.languages());
        deed = changed(deed, "zone", before.zone(), now.zone());
        if (!deed.details().isEmpty() || !deed.words().isEmpty()) {
            events.publishEvent(deed);
        }
    }

    private static Deed changed(Deed deed, String name, @Nullable Object from, @Nullable Object to) {
        return Objects.equals(from, to)
                ? deed
                : deed.words(name + ".from", String.valueOf(from)).words(name + ".to", String.valueOf(to));
    }

    /** The last word is the last name. */
    private void name(String id, String name) {
        var known = identities.createUserQuery().userId(id).singleResult();
        var user = known == null ? identities.newUser(id) : known;
        var last = name.lastIndexOf(' ');
        user.setFirstName(last < 0 ? name : name.substring(0, last).strip());
        user.setLastName(last < 0 ? null : name.substring(last + 1));
        identities.saveUser(user);
    }

    /** Whoever changes the same person waits, and sees what the first one did. */
    private void lock(String id) {
        jdbc.sql("insert into person (id) values (?) on conflict do nothing")
                .param(id)
                .update();
        jdbc.sql("select id from person where id = ? for update")
                .param(id)
                .query(String.class)
                .single();
    }

    private void keepFacts(Profile profile) {
        jdbc.sql("""
                update person set languages = :languages, zone = :zone, calendar = :calendar, capacity = :capacity,
                  disabled = :disabled where id = :id
                """)
                .param("languages", profile.languages().toArray(String[]::new))
                .param("zone", profile.zone())
                .param("calendar", profile.calendar())
                .param("capacity", profile.capacity())
                .param("disabled", profile.disabled())
                .param("id", profile.id())
                .update();
        jdbc.sql("delete from person_skill where person = ?")
                .param(profile.id())
                .update();
        if (!profile.skills().isEmpty()) {
            jdbc.sql("""
                    insert into person_skill (person, skill, level)
                    select :person, skill, level from unnest(:skills, :levels) as given (skill, level)
                    """)
                    .param("person", profile.id())
                    .param("skills", profile.skills().keySet().toArray(String[]::new))
                    .param("levels", profile.skills().values().toArray(Integer[]::new))
                    .update();
        }
    }

    /** Who comes again under the same name is somebody else. */
    @EventListener
    void forget(PersonLeft left) {
        if (left.group() == null) {
            jdbc.sql("delete from person where id = ?").param(left.person()).update();
            jdbc.sql("delete from absence where person = ?")
                    .param(left.person())
                    .update();
            jdbc.sql("update absence set substitute = null where substitute = ?")
                    .param(left.person())
                    .update();
        }
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("id_"),
                (text(row, "first_") + " " + text(row, "last_")).strip(),
                texts(row, "groups"),
                levels(texts(row, "skills")),
                texts(row, "spoken"),
                row.getString("zone"),
                row.getString("calendar"),
                row.getObject("capacity", Integer.class),
                row.getBoolean("disabled"));
    }

    public static Map<String, Integer> levels(List<String> skills) {
        return skills.stream()
                .collect(Collectors.toMap(
                        one -> one.substring(0, one.lastIndexOf(':')),
                        one -> Integer.parseInt(one.substring(one.lastIndexOf(':') + 1)),
                        Math::max,
                        TreeMap::new));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
