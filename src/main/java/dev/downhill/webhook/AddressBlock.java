package dev.downhill.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// Addresses that begin with the same bits.
///
/// @param bits how many
record AddressBlock(InetAddress first, int bits) {

    private static final Pattern CIDR =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*)/(\\d{1,3})");

    /// @param cidr an address, a slash and the number of bits that count
    /// @throws IllegalArgumentException if it is none
    static AddressBlock of(String cidr) {
        var parts = CIDR.matcher(cidr);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is no block of addresses such as 10.1.0.0/16 or fd00:1::/32");
        }
        try {
            InetAddress first = InetAddress.getByName(parts.group(1));
            int bits = Integer.parseInt(parts.group(2));
            if (bits > first.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException("'" + cidr + "': an address has fewer bits");
            }
            return new AddressBlock(first, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + cidr + "' does not begin with an address", e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
