package dev.downhill.nn.spec;

import java.util.List;

/// A network whose layers do not fit together; carries every problem found.
public final class SpecException extends RuntimeException {

    private final transient List<SpecProblem> problems;

    public SpecException(List<SpecProblem> problems) {
        super(problems.stream()
                .map(problem -> problem.layer() + ": " + problem.detail())
                .reduce((a, b) -> a + "; " + b)
                .orElse(""));
        this.problems = List.copyOf(problems);
    }

    public List<SpecProblem> problems() {
        return problems;
    }
}
