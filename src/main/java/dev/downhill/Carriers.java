package dev.downhill;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/// Gives virtual threads more carriers than processors. The JDK makes one a processor and never takes a virtual thread
/// off its carrier while it computes. So on two processors, two requests that receive large uploads would stop all
/// others, probes included. More carriers compete for the processors, and the operating system slices their time.
///
/// Runs before the first virtual thread, since the JDK reads the property once. A value of the operator is kept.
final class Carriers implements EnvironmentPostProcessor {

    static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";

    private static final int MIN_CARRIERS = 64;
    private static final int CARRIERS_PER_PROCESSOR = 4;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (System.getProperty(PROPERTY) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(PROPERTY, Integer.toString(Math.max(MIN_CARRIERS, CARRIERS_PER_PROCESSOR * processors)));
        }
    }
}
