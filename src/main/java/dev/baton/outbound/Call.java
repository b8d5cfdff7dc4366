package dev.baton.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to somebody else's server.
 *
 * @param body null where there is none
 */
public record Call(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(URI address) {
        return new Call("GET", address, Map.of(), null);
    }

    /** A body of JSON. */
    public static Call post(URI address, String json) {
        return new Call(
                "POST",
                address,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    public Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, address, more, body);
    }

    /** The path of some addresses is a secret, and so are headers: only the host is told. */
    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getHost();
    }
}
