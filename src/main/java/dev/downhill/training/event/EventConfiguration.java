package dev.downhill.training.event;

import dev.downhill.training.TrainingProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures the delivery of events to followers.
@Configuration(proxyBeanMethods = false)
class EventConfiguration {

    @Bean
    EventHub eventHub(JobEvents events, EventBell bell, TrainingProperties properties) {
        return new EventHub(events, bell, properties.maxStreams());
    }
}
