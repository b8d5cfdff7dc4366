package dev.baton.expectations.books;

import java.util.Locale;

/** What promises are counted by. The texts are written here and nowhere else: nothing of a request is in them. */
enum By {
    PERSON("coalesce(p.held_by, c.responsible, c.accountable, p.made_with)", """
            (select concat_ws(' ', u.first_, u.last_) from act_id_user u where u.id_ = counted.key)\
            """),
    TEAM("coalesce(p.held_team, c.team, p.made_team)", "(select name_ from act_id_group where id_ = counted.key)"),
    ACCOUNT("coalesce(c.account, p.account)", "(select name from account where id = counted.key)");

    final String key;
    final String name;

    By(String key, String name) {
        this.key = key;
        this.name = name;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
