package dev.baton.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Addresses that one caller has at once: of IPv6 the first 64 bits, of which everybody is given all the rest. */
public final class Neighbourhood {

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int BYTES = 8;

    private Neighbourhood() {}

    public static String of(String address) {
        var zone = address.indexOf('%');
        var plain = zone < 0 ? address : address.substring(0, zone);
        if (!IPV6.matcher(plain).matches()) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(plain).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES));
        } catch (UnknownHostException none) {
            return address;
        }
    }
}
