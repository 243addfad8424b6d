package dev.downhill.replica;

/// Thrown where a role needs a database that other processes can open, too.
final class LonelyRoleException extends RuntimeException {

    LonelyRoleException(Role role) {
        super("This replica is started with " + RoleCheck.ROLE + "=" + role.label()
                + " on H2, the database of a service that is alone: no other process can share it.");
    }
}
