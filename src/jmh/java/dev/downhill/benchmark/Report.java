package dev.downhill.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The table, as Markdown and as JSON.
record Report(String machine, List<String> versions, String settings, List<Competitor> competitors, List<Line> lines) {

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("results.md"), markdown());
        JsonMapper mapper = JsonMapper.builder().build();
        Files.writeString(
                folder.resolve("results.json"),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json()));
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("Machine: ").append(machine).append(".\n\n");
        text.append("Versions: ").append(String.join("; ", versions)).append(".\n\n");
        text.append("Settings: ").append(settings).append(". Each cell: one thread / two threads.\n\n");
        text.append("| work | unit |");
        competitors.forEach(competitor -> text.append(' ').append(competitor).append(" |"));
        text.append(" ratio to the best peer | goal | 2 threads ÷ 1 |\n|---|---|");
        competitors.forEach(_ -> text.append("---|"));
        text.append("---|---|---|\n");
        for (Line line : lines) {
            text.append("| ").append(line.work()).append(": ").append(line.work().description);
            text.append(" | ").append(line.work().unit.text).append(" |");
            for (Competitor competitor : competitors) {
                text.append(' ').append(rounded(line.figure(competitor, 1)));
                text.append(" / ").append(rounded(line.figure(competitor, 2))).append(" |");
            }
            text.append(line.ratio()
                    .map(ratio -> String.format(Locale.ROOT, " %.2f", ratio))
                    .orElse(" –"));
            text.append(" | ").append(line.work().goal).append(" |");
            text.append(line.speedup()
                    .map(ratio -> String.format(Locale.ROOT, " %.2f", ratio))
                    .orElse(" –"));
            text.append(" |\n");
        }
        return text.toString();
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("versions", versions);
        json.put("settings", settings);
        json.put("works", lines.stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("work", line.work().name());
        json.put("description", line.work().description);
        json.put("unit", line.work().unit.text);
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Competitor competitor : competitors) {
            for (int threads = 1; threads <= 2; threads++) {
                Map<String, Object> figure = new LinkedHashMap<>();
                figure.put("competitor", competitor.name());
                figure.put("threads", threads);
                figure.put("median", line.figure(competitor, threads));
                figure.put("rounds", line.rounds(competitor, threads));
                figures.add(figure);
            }
        }
        json.put("figures", figures);
        line.ratio().ifPresent(ratio -> json.put("ratio", ratio));
        json.put("goal", line.work().goal);
        line.speedup().ifPresent(ratio -> json.put("two_threads_to_one", ratio));
        return json;
    }

    /// Three digits that mean something.
    static String rounded(double figure) {
        if (figure >= 1_000) {
            double unit = Math.pow(10, Math.floor(Math.log10(figure)) - 2);
            return String.format(Locale.ROOT, "%,.0f", Math.round(figure / unit) * unit);
        }
        return String.format(Locale.ROOT, figure >= 100 ? "%.0f" : figure >= 10 ? "%.1f" : "%.3f", figure);
    }
}
