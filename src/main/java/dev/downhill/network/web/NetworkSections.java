package dev.downhill.network.web;

import dev.downhill.catalogue.Section;
import dev.downhill.catalogue.Sections;
import dev.downhill.network.NetworkJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The declarations of networks for the catalogue and the description of the API.
@Configuration(proxyBeanMethods = false)
class NetworkSections {

    @Bean
    Sections networkFields() {
        return Sections.of(
                        new Section.OfKinds("layers", NetworkJson.kinds()),
                        new Section.OfKinds("activations", NetworkJson.activations()),
                        new Section.OfKinds("initializers", NetworkJson.initializers()))
                .withSchemas(NetworkFields.STORED, NetworkFields.VALIDATED);
    }
}
