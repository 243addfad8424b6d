package dev.downhill.reliability;

import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The acknowledged writes of a service: each must stay for ever.
final class Ledger {

    private final Queue<Entry> latest = new ConcurrentLinkedQueue<>();
    private final List<Entry> earlier = new ArrayList<>();

    /// Something that can be read at a path, and a field of it that never changes.
    private record Entry(String path, String field, String value) {

        boolean isMissing(Service service) {
            Answer answer = service.get(path);
            return answer.status() != 200
                    || !answer.json().path(field).asString("").equals(value);
        }
    }

    void acknowledged(String path, String field, String value) {
        latest.add(new Entry(path, field, value));
    }

    /// @return what was acknowledged since this was last asked and is not there now
    List<String> missingOfTheLatest(Service service) {
        List<Entry> entries = List.copyOf(latest);
        latest.clear();
        earlier.addAll(entries);
        return missing(entries, service);
    }

    /// @return what was ever acknowledged and is not there now
    List<String> missing(Service service) {
        missingOfTheLatest(service);
        return missing(earlier, service);
    }

    private static List<String> missing(List<Entry> entries, Service service) {
        return entries.stream()
                .filter(entry -> entry.isMissing(service))
                .map(Entry::path)
                .toList();
    }

    int size() {
        return earlier.size() + latest.size();
    }
}
