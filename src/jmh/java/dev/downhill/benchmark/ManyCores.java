package dev.downhill.benchmark;

import dev.downhill.nn.train.RecordedSteps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

/// Estimates how training steps get faster on many cores that this machine does not have. Records how long every task
/// of a step takes in one thread, and deals the tasks to so many workers as a team does: in their order, each to the
/// one that is free first, all waiting for the last before the next operation. What lies between two operations is
/// done by one.
///
/// Of each task the median of many steps counts, in which other processes hardly show. Cores share nothing in this
/// model: neither the memory's bandwidth nor the last cache. An operation costs {@link #HAND_OVER} more for several
/// workers. `-Dbench.rounds` (60) sets the number of steps; prints a table in Markdown.
public final class ManyCores {

    private static final int[] WORKERS = {1, 2, 4, 8, 16, 32};
    private static final int BATCH = 128;
    private static final int WARM_UP = 30;
    private static final int DETAILED = 16;

    /// What the start and the end of an operation cost, in ns.
    private static final long HAND_OVER = 1_000;

    private ManyCores() {}

    public static void main(String[] arguments) {
        Map<String, Recipe> works = new LinkedHashMap<>();
        works.put("W1", Recipes.W1);
        works.put("W2", Recipes.W2);
        works.put("W3", Recipes.W3);
        works.put("W4", Recipes.W4);
        int rounds = Integer.getInteger("bench.rounds", 60);
        System.out.println(Machine.describe());
        System.out.println(
                "| work, batch of " + BATCH + " | one worker, ms | 2 | 4 | 8 | 16 | 32 | 16, hand-over free |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        works.forEach((name, recipe) -> System.out.println("| " + name + " | " + row(recipe, rounds) + " |"));
    }

    private static String row(Recipe recipe, int rounds) {
        List<Recorded> all = Arrays.stream(WORKERS)
                .mapToObj(workers -> new Recorded(recipe, workers))
                .toList();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Recorded recorded : all) {
                recorded.take(round >= 0);
            }
        }
        List<String> cells = new ArrayList<>();
        long alone = time(all.getFirst().medians(), 1, 0);
        cells.add(String.format(Locale.ROOT, "%.2f", alone / 1e6));
        double free = 0;
        for (int i = 1; i < WORKERS.length; i++) {
            List<RecordingTeam.Operation> step = all.get(i).medians();
            cells.add(String.format(Locale.ROOT, "%.1f", (double) alone / time(step, WORKERS[i], HAND_OVER)));
            if (WORKERS[i] == DETAILED) {
                free = (double) alone / time(step, DETAILED, 0);
                if (Boolean.getBoolean("bench.detail")) {
                    detail(step, DETAILED);
                }
            }
        }
        cells.add(String.format(Locale.ROOT, "%.1f", free));
        return String.join(" | ", cells);
    }

    private static void detail(List<RecordingTeam.Operation> step, int workers) {
        for (RecordingTeam.Operation operation : step) {
            long sum = Arrays.stream(operation.tasks()).sum();
            System.out.printf(
                    Locale.ROOT,
                    "before %6d ns, %4d tasks, sum %9d, longest %8d, makespan %8d, ideal %8d%n",
                    operation.before(),
                    operation.tasks().length,
                    sum,
                    Arrays.stream(operation.tasks()).max().orElse(0),
                    makespan(operation.tasks(), workers),
                    sum / workers);
        }
    }

    /// The steps of a work as a team of one size takes them.
    private static final class Recorded {

        private final RecordingTeam team;
        private final RecordedSteps steps;
        private final List<List<RecordingTeam.Operation>> recorded = new ArrayList<>();

        Recorded(Recipe recipe, int workers) {
            team = new RecordingTeam(workers);
            steps = new RecordedSteps(
                    recipe.network(), recipe.input(), Trainings.head(recipe), recipe.optimizer(), BATCH, team);
            float[] pixels = recipe.pixels();
            System.arraycopy(
                    pixels, 0, steps.inputs(), 0, BATCH * recipe.input().size());
            for (int row = 0; row < BATCH; row++) {
                steps.targets()[row] = recipe.label(row);
            }
        }

        void take(boolean counts) {
            team.step();
            steps.take();
            List<RecordingTeam.Operation> operations = team.step();
            if (counts) {
                recorded.add(operations);
            }
        }

        /// A step in which each task takes the median of the rounds.
        List<RecordingTeam.Operation> medians() {
            List<RecordingTeam.Operation> medians = new ArrayList<>();
            for (int i = 0; i < recorded.getFirst().size(); i++) {
                int operation = i;
                long before = median(recorded.stream()
                        .mapToLong(step -> step.get(operation).before())
                        .toArray());
                long[] tasks = new long[recorded.getFirst().get(i).tasks().length];
                for (int t = 0; t < tasks.length; t++) {
                    int task = t;
                    tasks[t] = median(recorded.stream()
                            .mapToLong(step -> step.get(operation).tasks()[task])
                            .toArray());
                }
                medians.add(new RecordingTeam.Operation(before, tasks));
            }
            return medians;
        }
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static long time(List<RecordingTeam.Operation> step, int workers, long handOver) {
        long time = 0;
        for (RecordingTeam.Operation operation : step) {
            time += operation.before() + makespan(operation.tasks(), workers);
            time += operation.tasks().length > 1 ? handOver : 0;
        }
        return time;
    }

    private static long makespan(long[] tasks, int workers) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int worker = 0; worker < workers; worker++) {
            free.add(0L);
        }
        long end = 0;
        for (long task : tasks) {
            long done = free.remove() + task;
            free.add(done);
            end = Math.max(end, done);
        }
        return end;
    }
}
