package dev.downhill;

import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.replica.ReplicaProperties;
import dev.downhill.replica.Role;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Says in two lines what the service runs on, where it answers and where it keeps its data.
@Component
class StartupLog {

    private static final Logger LOG = LoggerFactory.getLogger(StartupLog.class);

    private final String version;
    private final String home;
    private final String address;
    private final DatabaseDriver database;
    private final Role role;

    StartupLog(
            Optional<BuildProperties> build,
            ReplicaProperties replica,
            @Value("${downhill.home}") String home,
            @Value("${server.address}") String address,
            @Value("${spring.datasource.url}") String databaseUrl) {
        this.version = build.map(BuildProperties::getVersion).orElse("(unpackaged)");
        this.role = replica.role();
        this.home = home;
        this.address = address;
        this.database = DatabaseDriver.fromJdbcUrl(databaseUrl);
    }

    @EventListener
    void log(ApplicationReadyEvent ready) {
        LOG.info(KernelChoice.best().reason());
        LOG.info(
                "Downhill {} is ready at http://{}:{} after {} ms; home {}, database {}, role {}",
                version,
                address,
                ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "-"),
                ManagementFactory.getRuntimeMXBean().getUptime(),
                home,
                database.getId(),
                role.label());
    }
}
