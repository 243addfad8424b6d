package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/// Every property and its default, as README.md lists them: none changes, comes or goes unnoticed.
class ConfigurationTest {

    /// A row of the table: the property, and its default, in backticks unless it is described in words.
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(downhill\\.[a-z.-]+)` \\| (`([^`]+)`)?");

    @Test
    void readmeListsEveryPropertyWithItsDefault() throws Exception {
        Map<String, @Nullable String> documented = new TreeMap<>();
        ROW.matcher(Markdown.of("README.md").text())
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(3)));
        Map<String, @Nullable Object> defaults = defaults();

        assertThat(documented).containsOnlyKeys(defaults.keySet());
        defaults.forEach((name, value) ->
                assertThat(as(documented.get(name), value)).as(name).isEqualTo(value));
    }

    private static @Nullable Object as(@Nullable String text, @Nullable Object value) {
        return text == null || value == null
                ? text
                : ApplicationConversionService.getSharedInstance().convert(text, value.getClass());
    }

    private static Map<String, @Nullable Object> defaults() throws Exception {
        List<PropertySource<?>> yaml = yaml();
        Binder binder = new Binder(ConfigurationPropertySources.from(yaml));
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        defaults.put(HomeFolder.PROPERTY, yaml.getFirst().getProperty(HomeFolder.PROPERTY));
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var definition : scanner.findCandidateComponents("dev.downhill")) {
            Class<?> type = Class.forName(definition.getBeanClassName());
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            collect(prefix, binder.bindOrCreate(prefix, Bindable.of(type)), defaults);
        }
        return defaults;
    }

    private static void collect(String prefix, Object properties, Map<String, @Nullable Object> into)
            throws ReflectiveOperationException {
        for (var component : properties.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(properties);
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (value instanceof Record nested) {
                collect(name, nested, into);
            } else {
                into.put(name, value);
            }
        }
    }

    private static List<PropertySource<?>> yaml() throws IOException {
        return new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"));
    }
}
