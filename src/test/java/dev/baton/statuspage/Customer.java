package dev.baton.statuspage;

import dev.baton.casefile.CaseNumber;
import dev.baton.security.Visitor;
import dev.baton.statuspage.links.PublicAddress;
import dev.baton.statuspage.links.StatusLinks;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Whoever has a link, with a program in place of a browser: no cookies, no login. */
public final class Customer {

    private static final Pattern RESOLVED = Pattern.compile("name=\"resolved\" value=\"(\\d+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final Visitor visitor;
    private final String path;

    private Customer(int port, String path) {
        this.visitor = Visitor.program(port);
        this.path = path;
    }

    public static Customer of(CaseNumber number, StatusLinks links, int port) {
        return new Customer(
                port, PublicAddress.path(links.make(number, "sam", null).token()));
    }

    public static Customer at(String path, int port) {
        return new Customer(port, path);
    }

    public String path() {
        return path;
    }

    public HttpResponse<String> opens() {
        return visitor.get(path);
    }

    public String page() {
        return opens().body();
    }

    public HttpResponse<String> opens(String language) {
        return visitor.get(path, "Accept-Language", language);
    }

    public HttpResponse<String> writes(String text) {
        return sends("messages", Map.of("text", text, "key", key()));
    }

    public HttpResponse<String> asks(String reason) {
        return sends("escalation", Map.of("reason", reason, "key", key()));
    }

    /** As the form on the page as it is now sends it. */
    public HttpResponse<String> answers(String solved, String csat, String effort, String text) {
        return sends("feedback", answer(page(), solved, csat, effort, text));
    }

    public static Map<String, String> answer(String page, String solved, String csat, String effort, String text) {
        return new HashMap<>(Map.of(
                "solved",
                solved,
                "csat",
                csat,
                "effort",
                effort,
                "text",
                text,
                "resolved",
                found(RESOLVED, page),
                "key",
                found(KEY, page)));
    }

    public HttpResponse<String> sends(String form, Map<String, String> fields, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        return visitor.send("POST", path + "/" + form, Visitor.form(fields), all);
    }

    public HttpResponse<String> sendsFile(String name, String content) {
        var boundary = UUID.randomUUID().toString();
        var body =
                "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%2$s\"\r\n\r\n%3$s\r\n--%1$s--\r\n"
                        .formatted(boundary, name, content);
        return visitor.send("POST", path + "/files", body, "Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String found(Pattern form, String page) {
        var found = form.matcher(page);
        return found.find() ? found.group(1) : "";
    }
}
