package dev.downhill.webhook;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `downhill.webhooks.*`
///
/// @param enabled whether this service calls other programs at all
/// @param allowedNetworks addresses that are not public and may be called all the same, as blocks such as
///     `10.1.0.0/16`; only there is plain http possible
/// @param keyFile holds the key that encrypts the secrets of webhooks in the database; null for a file in
///     `downhill.home`
@ConfigurationProperties("downhill.webhooks")
public record WebhookProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable List<String> allowedNetworks,
        @Nullable Path keyFile) {

    /// @throws IllegalArgumentException if one of the blocks is none
    public WebhookProperties {
        allowedNetworks = allowedNetworks == null ? null : List.copyOf(allowedNetworks);
        blocks(allowedNetworks);
    }

    List<AddressBlock> allowed() {
        return blocks(allowedNetworks);
    }

    private static List<AddressBlock> blocks(@Nullable List<String> networks) {
        return networks == null
                ? List.of()
                : networks.stream().map(AddressBlock::of).toList();
    }
}
