package dev.downhill.replica;

/// A part of the service that has nobody to do the other part.
final class LonelyRoleException extends RuntimeException {

    LonelyRoleException(Role role) {
        super("This replica is started with " + RoleCheck.ROLE + "=" + role.label()
                + " on H2, the database of a service that is alone: no other process can share it.");
    }
}
