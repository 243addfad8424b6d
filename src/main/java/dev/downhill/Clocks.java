package dev.downhill;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one source of time, so that tests may set it.
@Configuration(proxyBeanMethods = false)
class Clocks {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Nanoseconds from any origin: for how long something takes, whatever happens to the time of day.
    @Bean
    LongSupplier stopwatch() {
        return System::nanoTime;
    }
}
