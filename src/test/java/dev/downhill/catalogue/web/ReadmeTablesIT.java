package dev.downhill.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.testing.RunningService;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The tables of README.md have every field of the catalogue with its default, and nothing else.
///
/// The table of a job's fields is written anew with `-Ddownhill.readme.update=true`.
class ReadmeTablesIT extends RunningService {

    private static final Path README = Path.of("README.md");
    private static final Pattern FIELD = Pattern.compile("`(\\w+)`(?: \\(([^)]*)\\))?");
    private static final String JOB_HEAD = "| field | values | default | meaning |";

    private Catalogue catalogue = new Catalogue(JsonNodeFactory.instance.objectNode());
    private List<String> readme = List.of();

    @BeforeEach
    void read() throws IOException {
        catalogue = Catalogue.of(service);
        readme = Files.readAllLines(README);
    }

    @ParameterizedTest
    @CsvSource({
        "layers, '## Networks', ''",
        "optimizers, '**`optimizer`**', ''",
        "schedules, '**`schedule`**', warmup_epochs",
        "splits, '**`split`**', ''"
    })
    void kindsHaveTheirFields(String section, String begin, String common) {
        Map<String, String> rows = rows(begin);
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(catalogue.kinds(section).stream()
                        .map(kind -> kind.path("type").asString())
                        .toList());
        for (JsonNode kind : catalogue.kinds(section)) {
            Map<String, String> declared = new LinkedHashMap<>();
            for (JsonNode field : kind.path("fields")) {
                if (!field.path("name").asString().equals(common)) {
                    declared.put(field.path("name").asString(), shown(field));
                }
            }
            assertThat(fields(rows.getOrDefault(kind.path("type").asString(), "")))
                    .as(kind.path("type").asString())
                    .containsExactlyInAnyOrderEntriesOf(declared);
        }
    }

    @Test
    void jobsHaveTheirFields() throws IOException {
        int head = readme.indexOf(JOB_HEAD);
        assertThat(head).as(JOB_HEAD).isPositive();
        int end = head;
        while (readme.get(end).startsWith("|")) {
            end++;
        }
        List<String> table = jobTable();
        if (Boolean.getBoolean("downhill.readme.update")) {
            List<String> written = new ArrayList<>(readme.subList(0, head));
            written.addAll(table);
            written.addAll(readme.subList(end, readme.size()));
            Files.write(README, written);
        }
        assertThat(Files.readAllLines(README).subList(head, head + table.size()))
                .isEqualTo(table);
    }

    @ParameterizedTest
    @CsvSource({"activations, Activations", "initializers, Initializers"})
    void namesAreListed(String section, String begin) {
        String text = String.join(" ", readme);
        String list = text.substring(text.indexOf("**" + begin + "**"), text.indexOf("## Tune"));
        assertThat(catalogue.kinds(section))
                .allSatisfy(kind -> assertThat(list)
                        .containsPattern("[`\"]" + kind.path("type").asString() + "[`\"]"));
    }

    private List<String> jobTable() {
        List<String> table = new ArrayList<>(List.of(JOB_HEAD, "|---|---|---|---|"));
        for (JsonNode field : catalogue.fields("job")) {
            table.add(row("", field));
            for (JsonNode inner : field.path("fields")) {
                table.add(row(field.path("name").asString() + ".", inner));
            }
        }
        return table;
    }

    private static String row(String path, JsonNode field) {
        String fallback = field.path("default").isObject() ? shownObject(field) : shown(field);
        return "| `" + path + field.path("name").asString() + "` | " + values(field) + " | "
                + (field.path("required").asBoolean() ? "required" : fallback) + " | "
                + field.path("sentence").asString().replace("|", "\\|") + " |";
    }

    private static String shownObject(JsonNode field) {
        String type = field.path("default").path("type").asString("");
        return field.path("default").isEmpty() ? "none" : type.isEmpty() ? "as below" : type;
    }

    /// The default as README.md writes it; empty where the field is required.
    private static String shown(JsonNode field) {
        if (field.path("required").asBoolean()) {
            return "";
        }
        JsonNode fallback = field.path("default");
        return switch (field.path("default_from").asString("")) {
            case "pool_size" -> "as `pool_size`";
            case "activation" -> "as suits the activation";
            default -> fallback.isArray() ? fallback.path(0).asString() : number(fallback);
        };
    }

    private static String number(JsonNode value) {
        if (!value.isNumber()) {
            return value.isNull() ? "null" : value.asString();
        }
        double number = value.asDouble();
        return number == Math.rint(number)
                ? Long.toString(value.asLong())
                : Math.abs(number) < 1e-4 && number != 1e-4
                        ? Double.toString(number).replace(".0E", "e")
                        : new BigDecimal(value.asString()).stripTrailingZeros().toPlainString();
    }

    private static String values(JsonNode field) {
        return switch (field.path("type").asString()) {
            case "integer", "number" -> range(field.path("range"));
            case "boolean" -> "`true`, `false`";
            case "choice" -> String.join(", ", codes(field.path("values")));
            case "string" -> "up to " + field.path("max_length").asInt() + " characters";
            case "map" -> "texts by key, up to " + field.path("max_count").asInt();
            case "object" -> "an object";
            case "kind" -> "an object with `type`";
            case "any_of" ->
                field.path("any_of")
                        .valueStream()
                        .map(ReadmeTablesIT::form)
                        .reduce((a, b) -> a + " or " + b)
                        .orElse("");
            default -> field.path("type").asString();
        };
    }

    /// One of several forms; those with lists of their own elsewhere are only named.
    private static String form(JsonNode form) {
        return switch (form.path("type").asString()) {
            case "choice" ->
                form.path("values").size() > 1
                        ? "a name"
                        : codes(form.path("values")).getFirst();
            case "map" -> "numbers " + range(form.path("item").path("range")) + " by label";
            case "string" -> "an id";
            default -> values(form);
        };
    }

    private static List<String> codes(JsonNode values) {
        return values.valueStream().map(value -> "`" + value.asString() + "`").toList();
    }

    private static String range(JsonNode range) {
        JsonNode min = range.path("min");
        JsonNode max = range.path("max");
        if (min.isIntegralNumber() && min.asLong() == Long.MIN_VALUE) {
            return "64 bits";
        }
        return Stream.of(
                        min.isNumber()
                                ? (range.path("min_excluded").asBoolean() ? "above " : "at least ") + number(min)
                                : "",
                        max.isNumber()
                                ? (range.path("max_excluded").asBoolean() ? "below " : "at most ") + number(max)
                                : "")
                .filter(bound -> !bound.isEmpty())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /// Second cells of the first table after a line that begins so, by each name in their first.
    private Map<String, String> rows(String begin) {
        Map<String, String> rows = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : readme) {
            inside = inside || line.startsWith(begin);
            if (inside && line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                for (String type : cells[1].split(",", -1)) {
                    rows.put(type.strip().replace("`", ""), cells.length > 2 ? cells[2] : "");
                }
            } else if (!rows.isEmpty()) {
                return rows;
            }
        }
        return rows;
    }

    private static Map<String, String> fields(String cell) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(cell);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
        }
        return fields;
    }
}
