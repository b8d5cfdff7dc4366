package dev.baton.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses that begin alike, as in {@code 10.0.0.0/8}. */
record AddressBlock(byte[] start, int bits) {

    /** What may be a written address: never looked up as a name. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    /** @throws CallRefused where it is none */
    static AddressBlock of(String text) {
        var parts = text.split("/", -1);
        if (parts.length <= 2 && isLiteral(parts[0])) {
            try {
                var start = InetAddress.getByName(parts[0]).getAddress();
                var bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= start.length * 8) {
                    return new AddressBlock(start, bits);
                }
            } catch (UnknownHostException | NumberFormatException unfit) {
                // is told below
            }
        }
        throw new CallRefused("\"%s\" is no block of addresses; write one like 10.1.0.0/16".formatted(text));
    }

    boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
