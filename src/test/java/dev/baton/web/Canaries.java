package dev.baton.web;

import java.util.List;

/** A dozen things that must never be found where they do not belong. */
public final class Canaries {

    private static final String TOKEN = "Zx7Qm2Lw9Rk4Tp1Vb8Nc3Hd6Jf5Gs0Ya";

    private Canaries() {}

    public static List<String> all() {
        return List.of(
                "ines.canary@example.org",
                "+49 170 5550123",
                "0170 5550199",
                "DE89370400440532013000",
                "GB82 WEST 1234 5698 7654 32",
                "4111 1111 1111 1111",
                "5500005555555559",
                "Bearer " + TOKEN,
                "baton_" + TOKEN,
                "eyJhbGciOiJIUzI1NiJ9." + TOKEN + ".c2ln",
                "https://ines:hunter2canary@crm.example/x",
                "password=hunter3canary",
                "203.0.113.77",
                "2001:db8:0:1:aa:bb:cc:dd");
    }

    /** The part that gives it away. */
    public static String coreOf(String canary) {
        if (canary.contains(TOKEN)) {
            return TOKEN;
        }
        return canary.contains("canary") && canary.contains("hunter")
                ? canary.replaceAll(".*(hunter\\dcanary).*", "$1")
                : canary;
    }
}
