package dev.downhill.http.document;

import dev.downhill.request.JsonObjectReader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/// The parts of `/v3/api-docs` that concern the whole API.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonObjectReader.class, new JsonSchema().typesItem("object"))
                .replaceWithSchema(JsonNode.class, new JsonSchema());
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Downhill")
                        .version("1")
                        .description("Trains neural networks for other programs: upload a dataset, describe a network,"
                                + " start a job, watch its curves, predict with the model that it made. Names are"
                                + " snake_case, times ISO 8601 in UTC, ids a prefix and a part that sorts by time."
                                + " Every error is application/problem+json with all problems at once.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    /// In this order: what the first adds, the others complete and rename.
    @Bean
    GlobalOpenApiCustomizer completedAndRenamed() {
        return api -> {
            new ProblemResponses().customise(api);
            new ResponseHeaders().customise(api);
            new ContainerChoices(api).customise();
            new SnakeCaseSchemas().customise(api);
        };
    }
}
