package dev.downhill;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the service.
@SpringBootApplication
@ConfigurationPropertiesScan
public class Downhill {

    /// Runs until stopped; listens on 127.0.0.1:8080 unless configured otherwise.
    public static void main(String[] args) {
        SpringApplication.run(Downhill.class, args);
    }
}
