package dev.baton.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet. What IANA's registries of special addresses list is not public, and neither is a
 * form of IPv6 that carries an IPv4 address that is not.
 */
final class PublicAddresses {

    private static final List<AddressBlock> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(AddressBlock::of)
            .toList();

    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");
    private static final List<AddressBlock> SPECIAL_IN_GLOBAL = Stream.of(
                    "2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48")
            .map(AddressBlock::of)
            .toList();

    /** Of Azure: its platform answers on a public address. */
    private static final AddressBlock METADATA_OF_AZURE = AddressBlock.of("168.63.129.16");

    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");
    private static final AddressBlock TRANSLATED = AddressBlock.of("64:ff9b::/96");

    private PublicAddresses() {}

    static boolean include(InetAddress address) {
        return include(address.getAddress());
    }

    static boolean include(byte[] address) {
        if (address.length == 4) {
            return !METADATA_OF_AZURE.contains(address) && SPECIAL.stream().noneMatch(block -> block.contains(address));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return include(Arrays.copyOfRange(address, 2, 6));
        }
        if (TRANSLATED.contains(address)) {
            return include(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_UNICAST.contains(address)
                && SPECIAL_IN_GLOBAL.stream().noneMatch(block -> block.contains(address));
    }
}
