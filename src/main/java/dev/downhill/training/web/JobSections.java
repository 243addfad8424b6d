package dev.downhill.training.web;

import dev.downhill.catalogue.Section;
import dev.downhill.catalogue.Sections;
import dev.downhill.network.NetworkJson;
import dev.downhill.training.JobFields;
import dev.downhill.training.curve.Series;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The declarations of jobs for the catalogue and the description of the API.
@Configuration(proxyBeanMethods = false)
class JobSections {

    private static final String SCHEMAS = "#/components/schemas/";

    @Bean
    Sections jobFields() {
        return Sections.of(
                        new Section.OfObject("job", JobFields.OBJECT),
                        new Section.OfKinds("optimizers", HyperparametersJson.optimizers()),
                        new Section.OfKinds("schedules", HyperparametersJson.schedules()),
                        new Section.OfKinds("splits", HyperparametersJson.splits()),
                        new Section.OfKinds("losses", HyperparametersJson.losses()))
                .withSchemas(HyperparametersJson.resolved());
    }

    /// A job shows the id of its network, or the network; events have its status, and every figure of an epoch.
    @Bean
    @SuppressWarnings("rawtypes") // as the library has them
    GlobalOpenApiCustomizer answersOfJobs() {
        return api -> {
            Map<String, Schema> schemas = api.getComponents().getSchemas();
            Schema<?> job = Objects.requireNonNull(schemas.get(JobBody.NAME));
            job.addProperty(
                    "network",
                    new JsonSchema()
                            .description("Id of the stored network, or the network itself.")
                            .addOneOfItem(new JsonSchema().types(Set.of("string")))
                            .addOneOfItem(new JsonSchema().$ref(SCHEMAS + NetworkJson.INLINE.name())));
            Schema<?> status = Objects.requireNonNull(schemas.get(EventBody.StatusData.NAME));
            status.addProperty("status", job.getProperties().get("status"));
            Schema<?> epoch = Objects.requireNonNull(schemas.get(EventBody.EpochData.NAME));
            for (Series series : Series.values()) {
                epoch.addProperty(
                        series.label(),
                        new JsonSchema()
                                .types(new LinkedHashSet<>(List.of("number", "null")))
                                .format("double"));
            }
        };
    }
}
