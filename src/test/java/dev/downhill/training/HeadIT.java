package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import dev.downhill.training.event.EventHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// HEAD of everything that GET answers, on connections that go on: the headers and nothing else.
class HeadIT extends RunningService {

    private static final String NEXT = "GET /v1/samples HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private EventHub hub;

    /// @return the head of the first answer, once the second has come right behind it
    private String head(String path, String accept) {
        String answers =
                service.raw("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n" + NEXT);
        int end = answers.indexOf("\r\n\r\n");
        assertThat(answers.substring(end + 4)).as(path + " " + accept).startsWith("HTTP/1.1 200");
        return answers.substring(0, end);
    }

    @Test
    void everyAddressAnswersWithItsHeadersAlone() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("faces");
        var job = client.train("{'dataset':'" + dataset
                + "','name':'head','epochs':1,'network':{'layers':[{'type':'flatten'},{'type':'output'}]}}");
        Map<String, String> ids = Map.of(
                "/v1/jobs/{id}",
                "/v1/jobs/" + job.path("id").asString(),
                "/v1/datasets/{id}",
                "/v1/datasets/" + dataset,
                "{ref}",
                "head",
                "{n}",
                "0");
        List<String> tried = new ArrayList<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                mapping.getHandlerMethods().entrySet()) {
            RequestMappingInfo info = entry.getKey();
            if (entry.getValue().getBeanType().getName().startsWith("dev.downhill.")
                    && info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                for (String pattern : info.getPatternValues()) {
                    String path = pattern.equals("/v1/events")
                            ? pattern + "?job=" + job.path("id").asString()
                            : pattern;
                    for (Map.Entry<String, String> id : ids.entrySet()) {
                        path = path.replace(id.getKey(), id.getValue());
                    }
                    path = path.replaceAll("\\{[a-z]+}", "none");
                    tried.add(path);
                    List<String> accepted = new ArrayList<>(List.of("*/*"));
                    info.getProducesCondition()
                            .getProducibleMediaTypes()
                            .forEach(type -> accepted.add(type.toString()));
                    for (String accept : accepted) {
                        String head = head(path, accept);
                        assertThat(head).as(path).containsAnyOf("HTTP/1.1 200", "HTTP/1.1 404", "HTTP/1.1 409");
                    }
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(15).anyMatch(path -> path.endsWith("/image"));
    }

    @Test
    void theHeadOfAStreamHoldsNothing() {
        TrainingClient client = new TrainingClient(service);
        String job = client.submit("{'dataset':'" + client.sample("iris")
                + "','network':{'layers':[{'type':'output'}]},'epochs':1000000,'early_stopping':null}");
        for (String path : List.of("/v1/events?job=" + job, "/v1/jobs/" + job + "/events")) {
            String head = head(path, "text/event-stream");
            assertThat(head).startsWith("HTTP/1.1 200").contains("text/event-stream");
        }
        assertThat(hub.followers()).isZero();
        service.postJson("/v1/jobs/" + job + "/cancel", "");
        client.awaitEnd(job);
        assertThat(head("/v1/events?job=" + job, "*/*")).startsWith("HTTP/1.1 200");
        assertThat(hub.followers()).isZero();
    }
}
