package dev.downhill.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/// Runs a Spring test on a database of its own in the PostgreSQL server of this JVM. Classes that have it and differ in
/// no other setting share one service.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnPostgres.NewDatabase.class)
public @interface OnPostgres {

    /// Comes after the properties of a superclass, and before them in rank.
    final class NewDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> database = Map.of(
                    "spring.datasource.url",
                    Databases.postgresUrl(),
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.password",
                    "postgres");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("PostgreSQL", database));
        }
    }
}
