package dev.downhill.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.DnsResolver;

/// Looks a host up and lets only addresses out that may be called. The client connects to exactly the returned address:
/// the name server is not asked again between the check and the call, so a changed answer has no effect.
final class Resolver implements DnsResolver {

    /// Names to addresses.
    @FunctionalInterface
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final Function<InetAddress, Optional<String>> objection;
    private final String rule;

    private Resolver(Lookup lookup, Function<InetAddress, Optional<String>> objection, String rule) {
        this.lookup = lookup;
        this.objection = objection;
        this.rule = rule;
    }

    static Resolver encrypted(Lookup lookup, Destinations destinations) {
        return new Resolver(lookup, destinations::objection, "Webhooks call public addresses.");
    }

    static Resolver plain(Lookup lookup, Destinations destinations) {
        return new Resolver(
                lookup,
                destinations::objectionToPlain,
                "Without https webhooks call only addresses in downhill.webhooks.allowed-networks.");
    }

    /// @throws ForbiddenAddressException if any of its addresses must not be called
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host);
        for (InetAddress address : addresses) {
            Optional<String> found = objection.apply(address);
            if (found.isPresent()) {
                throw new ForbiddenAddressException("The address of '" + host + "' is " + found.get() + ". " + rule);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
