package dev.downhill.dataset.upload;

import dev.downhill.dataset.TempFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Provides the folder for temporary files.
@Configuration(proxyBeanMethods = false)
class TempFilesConfiguration {

    @Bean
    TempFiles tempFiles(@Value("${downhill.home}") Path home) {
        return new TempFiles(home);
    }
}
