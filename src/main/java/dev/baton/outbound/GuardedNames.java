package dev.baton.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/** The addresses that are connected to are those that were looked at: a name that answers otherwise a moment later changes nothing. */
final class GuardedNames implements DnsResolver {

    private final DnsResolver names;
    private final Reach reach;
    private final @Nullable String proxy;

    /** @param proxy whose own address is not looked at */
    GuardedNames(DnsResolver names, Reach reach, @Nullable String proxy) {
        this.names = names;
        this.reach = reach;
        this.proxy = proxy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        if (!host.equalsIgnoreCase(proxy)) {
            reach.check(host, addresses);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
