package dev.downhill.catalogue.web;

import dev.downhill.catalogue.Section;
import dev.downhill.catalogue.Sections;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Everything that a request may say, with types, ranges and defaults.
@Schema(name = "catalogue")
record CatalogueBody(
        @Schema(example = "catalogue") String object,
        List<KindBody> layers,
        List<KindBody> activations,
        List<KindBody> initializers,
        List<KindBody> optimizers,
        List<KindBody> schedules,
        List<KindBody> splits,
        List<KindBody> losses,

        @Schema(description = "Fields of the body of a job") List<FieldBody> job,

        @Schema(description = "Fields of the spec of an upload")
        List<FieldBody> datasetSpec) {

    static CatalogueBody of(List<Sections> published) {
        List<Section> sections =
                published.stream().flatMap(each -> each.listed().stream()).toList();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Section> byName = new LinkedHashMap<>();
        for (Section section : sections) {
            byName.put(section.name(), section);
            if (section instanceof Section.OfKinds part) {
                names.put(part.kinds().name(), part.name());
            }
        }
        Function<String, String> sectionOf = kinds -> names.getOrDefault(kinds, kinds);
        return new CatalogueBody(
                "catalogue",
                kinds(byName, "layers", sectionOf),
                kinds(byName, "activations", sectionOf),
                kinds(byName, "initializers", sectionOf),
                kinds(byName, "optimizers", sectionOf),
                kinds(byName, "schedules", sectionOf),
                kinds(byName, "splits", sectionOf),
                kinds(byName, "losses", sectionOf),
                fields(byName, "job", sectionOf),
                fields(byName, "dataset_spec", sectionOf));
    }

    private static List<KindBody> kinds(Map<String, Section> byName, String name, Function<String, String> sections) {
        return byName.get(name) instanceof Section.OfKinds part
                ? part.kinds().all().stream()
                        .<KindBody>map(kind -> KindBody.of(kind, sections))
                        .toList()
                : List.of();
    }

    private static List<FieldBody> fields(Map<String, Section> byName, String name, Function<String, String> sections) {
        return byName.get(name) instanceof Section.OfObject part
                ? FieldBody.of(part.object().fields(), sections)
                : List.of();
    }
}
