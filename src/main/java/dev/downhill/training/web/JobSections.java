package dev.downhill.training.web;

import dev.downhill.catalogue.Section;
import dev.downhill.catalogue.Sections;
import dev.downhill.training.JobFields;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The declarations of jobs for the catalogue and the description of the API.
@Configuration(proxyBeanMethods = false)
class JobSections {

    @Bean
    Sections jobFields() {
        return Sections.of(
                        new Section.OfObject("job", JobFields.OBJECT),
                        new Section.OfKinds("optimizers", HyperparametersJson.optimizers()),
                        new Section.OfKinds("schedules", HyperparametersJson.schedules()),
                        new Section.OfKinds("losses", HyperparametersJson.losses()))
                .withSchemas(HyperparametersJson.resolved());
    }
}
