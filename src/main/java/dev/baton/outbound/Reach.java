package dev.baton.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whom Baton may call: everybody public over TLS, and whom {@code baton.outbound.allow} names. */
final class Reach {

    private static final int LONGEST = 2_000;
    private static final int LAST_PORT = 65_535;

    /** What some take for an address of four numbers, other than four numbers. */
    private static final Pattern NUMBER_OF_A_KIND =
            Pattern.compile("(?i)(?!\\d{1,3}(\\.\\d{1,3}){3}$)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private final Set<String> names;
    private final List<AddressBlock> blocks;

    Reach(List<String> allow) {
        var written = allow.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .toList();
        this.names = written.stream().filter(entry -> !isBlock(entry)).collect(Collectors.toSet());
        this.blocks =
                written.stream().filter(Reach::isBlock).map(AddressBlock::of).toList();
    }

    /** @throws CallRefused where the address is none that is called, whoever answers there */
    void check(URI address) {
        refuseIf(address.toString().length() > LONGEST, "The address is longer than %d characters.".formatted(LONGEST));
        refuseIf(!address.isAbsolute() || address.isOpaque(), "The address must begin with https://.");
        refuseIf(address.getRawUserInfo() != null, "The address has a user or password in it; leave that out.");
        refuseIf(address.getHost() == null, "The address names no host that can be called.");
        refuseIf(
                address.getHost().contains("%")
                        || NUMBER_OF_A_KIND.matcher(address.getHost()).matches(),
                "The address names its host by a number; write its name.");
        refuseIf(address.getRawFragment() != null, "The address has a # in it; leave that and what follows out.");
        refuseIf(
                address.getPort() == 0 || address.getPort() > LAST_PORT,
                "The address has the port %d, which there is not; write one between 1 and %d, or none."
                        .formatted(address.getPort(), LAST_PORT));
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        refuseIf(
                !scheme.equals("https") && !(scheme.equals("http") && mayBePlain(host(address))),
                "The address must begin with https://. (An administrator can allow another by baton.outbound.allow.)");
        checkWritten(host(address));
    }

    /** A host that is written as an address needs no look-up. */
    private void checkWritten(String host) {
        refuseIf(
                AddressBlock.isLiteral(host)
                        && !isNamed(host)
                        && !isInBlock(AddressBlock.of(host).start())
                        && !PublicAddresses.include(AddressBlock.of(host).start()),
                "%s is an address that is not public. (An administrator can allow it by baton.outbound.allow.)"
                        .formatted(host));
    }

    /** Whether the host itself is named as allowed, whatever addresses it has. */
    boolean isNamed(String host) {
        return names.contains(host.toLowerCase(Locale.ROOT));
    }

    /** @throws CallRefused where one of the addresses is not public and not allowed: then none of them is called */
    void check(String host, InetAddress[] addresses) {
        for (var address : addresses) {
            refuseIf(
                    !isNamed(host) && !PublicAddresses.include(address) && !isInBlock(address),
                    "%s is at an address that is not public. (An administrator can allow it by baton.outbound.allow.)"
                            .formatted(host));
        }
    }

    static String host(URI address) {
        var host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Without TLS only where the host is allowed by its name, or is written as an address that is. */
    private boolean mayBePlain(String host) {
        return isNamed(host)
                || AddressBlock.isLiteral(host)
                        && isInBlock(AddressBlock.of(host).start());
    }

    private boolean isInBlock(InetAddress address) {
        return isInBlock(address.getAddress());
    }

    private boolean isInBlock(byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean isBlock(String entry) {
        return entry.contains("/") || AddressBlock.isLiteral(entry);
    }

    private static void refuseIf(boolean refused, String why) {
        if (refused) {
            throw new CallRefused(why);
        }
    }
}
