package dev.baton;

import java.util.List;
import java.util.Map;

/** The people a replay needs, made by an administrator where a Baton does not know them yet. */
public class ReplayPeople {

    private static final Map<String, String> GROUPS = Map.of(
            "sam", "support-agent",
            "sana", "support-agent",
            "cleo", "cs-manager",
            "eli", "engineering",
            "mara", "support-manager",
            "vera", "leadership");

    private final HttpDesk desk;
    private final String admin;
    private final String password;

    /** @param login user and password of an administrator, with a colon between */
    public ReplayPeople(String url, String login, String password) {
        this.admin = login.split(":", 2)[0];
        this.desk = new HttpDesk(url, login.split(":", 2)[1]);
        this.password = password;
    }

    public void createMissing() {
        var known = desk.get(admin, "/engine-rest/user").findValuesAsText("id");
        GROUPS.keySet().stream().filter(user -> !known.contains(user)).forEach(this::create);
    }

    private void create(String user) {
        var profile = Map.of("id", user, "firstName", user, "lastName", "of the replay");
        desk.post(
                admin,
                "/engine-rest/user/create",
                Map.of("profile", profile, "credentials", Map.of("password", password)));
        desk.put(admin, "/engine-rest/group/%s/members/%s".formatted(GROUPS.get(user), user), List.of());
    }
}
