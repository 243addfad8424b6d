package dev.downhill.training.web;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.training.event.JobEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The position of a client in each of the jobs that it follows, encoded in the id of an event. For one job that is the
/// number of the event. For several it is one number a job: events of different jobs can become visible in another
/// order than that of their numbers, so a single one could not say what the client has.
final class Positions {

    static final String HEADER = "Last-Event-ID";

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,18}(\\.\\d{1,18})*");

    private final Map<String, Long> byJob = new LinkedHashMap<>();

    /// @param jobs in the order of their numbers
    private Positions(List<String> jobs, List<Long> numbers) {
        for (int i = 0; i < jobs.size(); i++) {
            byJob.put(jobs.get(i), numbers.get(numbers.size() == 1 ? 0 : i));
        }
    }

    /// Every job behind the same number.
    static Positions behind(List<String> jobs, long number) {
        return new Positions(jobs, List.of(number));
    }

    /// @param text an id that an event of these jobs had, in the same order, or a single number for all of them
    /// @throws ProblemException if it can be none
    static Positions parse(List<String> jobs, String text) {
        if (NUMBERS.matcher(text).matches()) {
            List<Long> numbers = Pattern.compile("\\.")
                    .splitAsStream(text)
                    .map(Long::valueOf)
                    .toList();
            if (numbers.size() == 1 || numbers.size() == jobs.size()) {
                return new Positions(jobs, numbers);
            }
        }
        throw unknown(text);
    }

    /// No event of these jobs can have had this id.
    static ProblemException unknown(String text) {
        return ProblemException.unfit(new Problem(
                HEADER,
                "unknown_event",
                "No event of these jobs has the id '" + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
                        + "'.",
                "Leave the header out to begin with the first event."));
    }

    Map<String, Long> byJob() {
        return Collections.unmodifiableMap(byJob);
    }

    long highest() {
        return Collections.max(byJob.values());
    }

    /// Goes on to an event.
    void advance(JobEvent event) {
        byJob.put(event.job(), event.id());
    }

    /// As an event's id.
    String text() {
        return byJob.values().stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
