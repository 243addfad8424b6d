package dev.downhill;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Makes `downhill.home` absolute before anything reads it: H2 refuses a path such as `data`, and everything kept
/// there must mean the same folder.
class HomeFolder implements EnvironmentPostProcessor {

    static final String PROPERTY = "downhill.home";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String home = environment.getRequiredProperty(PROPERTY);
        String absolute = Path.of(home).toAbsolutePath().normalize().toString();
        environment.getPropertySources().addFirst(new MapPropertySource(PROPERTY, Map.of(PROPERTY, absolute)));
    }
}
