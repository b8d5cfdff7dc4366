package dev.baton.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups Baton's models and permissions speak of. */
public final class Groups {

    public static final String ADMINISTRATORS = "camunda-admin";
    public static final String AUDITORS = "auditor";
    public static final String PROCESS_OWNERS = "process-owner";
    public static final String MANAGERS = "support-manager";
    public static final String LEADERS = "leadership";
    public static final String INTEGRATORS = "integrator";
    public static final String CUSTOMER_SUCCESS = "cs-manager";

    /** Who sees to what nobody else would. */
    public static final Set<String> RUNNING_THE_DESK = Set.of(MANAGERS, LEADERS, ADMINISTRATORS);

    /** Who looks after how work is done: its models, its ways in, its record. */
    public static final Set<String> WATCHING = Set.of(MANAGERS, LEADERS, PROCESS_OWNERS, AUDITORS, ADMINISTRATORS);

    public static final List<String> DESK =
            List.of("support-agent", CUSTOMER_SUCCESS, "engineering", MANAGERS, LEADERS);

    public static final Map<String, String> NAMES = names();

    private Groups() {}

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("support-agent", "Support agents");
        names.put(CUSTOMER_SUCCESS, "Customer success managers");
        names.put("engineering", "Engineering");
        names.put(MANAGERS, "Support managers");
        names.put(LEADERS, "Leadership");
        names.put(PROCESS_OWNERS, "Process owners");
        names.put(AUDITORS, "Auditors");
        names.put(INTEGRATORS, "Integrators");
        names.put(ADMINISTRATORS, "Administrators");
        return names;
    }
}
