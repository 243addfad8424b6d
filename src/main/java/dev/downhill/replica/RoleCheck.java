package dev.downhill.replica;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/// Refuses to start a part of the service on a database that no other part can open: an API replica on a file of H2
/// would accept jobs that are never trained. Runs before the database is opened.
class RoleCheck implements EnvironmentPostProcessor {

    static final String ROLE = "downhill.role";
    private static final String URL = "spring.datasource.url";
    private static final String H2 = "jdbc:h2:";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Role role = Binder.get(environment).bind(ROLE, Role.class).orElse(Role.ALL);
        if (role != Role.ALL && environment.getProperty(URL, H2).startsWith(H2)) {
            throw new LonelyRoleException(role);
        }
    }
}
