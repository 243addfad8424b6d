package dev.downhill.http;

import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Endpoints that go wrong in every way there is.
@TestConfiguration(proxyBeanMethods = false)
public class Probe {

    static final Duration SOON = Duration.ofMillis(1500);

    @Hidden
    @RestController
    @RequestMapping("/probe")
    static class Endpoints {

        @GetMapping("/refused/{kind}")
        String refused(@PathVariable String kind) {
            throw switch (kind) {
                case "malformed" -> ProblemException.malformed("No.");
                case "not-found" -> ProblemException.notFound("thing", "x");
                case "conflict" -> ProblemException.conflict("No.");
                case "running" -> ProblemException.conflict("No.", SOON);
                case "too-large" -> ProblemException.tooLarge("No.");
                case "unsupported" -> ProblemException.unsupported("No.");
                case "unfit" -> ProblemException.unfit(new Problem("#/a", "wrong_type", "No.", null));
                case "busy" -> ProblemException.busy("No.");
                default -> ProblemException.unavailable("No.");
            };
        }

        @GetMapping("/bug")
        String bug() {
            throw new IllegalStateException("select secret from table");
        }

        @GetMapping("/database")
        String database() {
            throw new QueryTimeoutException("select secret from table");
        }

        @PostMapping("/body")
        Map<String, Integer> body(@RequestBody JsonObjectReader body) {
            int units = body.integer("units", 1, 10).required();
            body.throwIfAny("The body does not fit.");
            return Map.of("units", units);
        }

        @GetMapping("/list")
        Page<String> list(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
            return Page.of(List.of("a", "b", "c"), limit, letter -> letter);
        }

        @GetMapping("/needs")
        String needs(@RequestParam String name) {
            return name;
        }

        @GetMapping("/rows/{n}")
        String row(@PathVariable int n) {
            return "row " + n;
        }

        @PostMapping("/form")
        String form(@RequestParam MultipartFile file) {
            return String.valueOf(file.getSize());
        }

        @GetMapping("/state")
        ResponseEntity<Map<String, String>> state(@RequestParam boolean terminal) {
            return AsyncResponses.state(Map.of("status", "running"), "7-running", terminal, SOON);
        }

        @PostMapping("/work")
        ResponseEntity<Map<String, String>> work() {
            return AsyncResponses.accepted(Map.of("status", "queued"), URI.create("/v1/work/1"), SOON);
        }
    }
}
