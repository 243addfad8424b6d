package dev.downhill.webhook;

import java.net.UnknownHostException;

/// A host whose address must not be called.
final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String message) {
        super(message);
    }
}
