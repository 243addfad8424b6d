package dev.downhill.dataset.upload;

import dev.downhill.dataset.Scratch;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where files lie while they are worked on.
@Configuration(proxyBeanMethods = false)
class ScratchConfiguration {

    @Bean
    Scratch scratch(@Value("${downhill.home}") Path home) {
        return new Scratch(home);
    }
}
