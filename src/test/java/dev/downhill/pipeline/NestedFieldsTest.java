package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.request.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a.b\":1,\"a\":{\"b\":2}}|a.b|1",
                "{\"a\":{\"b\":2}}|a.b|2",
                "{\"a\":{\"b\":{\"c\":3}}}|a.b.c|3",
                "{\"a.b\":{\"c\":4}}|a.b.c|4",
                "{\"a\":{\"b.c\":5}}|a.b.c|5",
                "{\"a\":{\"b\":null}}|a.b|null",
                "{\"a\":7}|a.b|",
                "{\"a\":{\"b\":8}}|a.c|",
                "{\"a\":{\"\":9}}|a.|9"
            })
    void valueLiesWhereThePathLeads(String instance, String column, String value) {
        assertThat(String.valueOf(NestedFields.value(Json.parse(instance), column)))
                .isEqualTo(value == null ? "null" : value);
    }

    @Test
    void objectsOfColumnsAreNoUnknownFields() {
        Set<String> objects = NestedFields.objects(Set.of("a.b.c", "x"));
        assertThat(objects).containsExactlyInAnyOrder("a", "a.b");
        assertThat(NestedFields.unread(Json.parse("{\"a\":{},\"b\":{},\"x\":1}"), objects))
                .containsExactly("b", "x");
    }
}
