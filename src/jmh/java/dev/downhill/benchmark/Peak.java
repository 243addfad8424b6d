package dev.downhill.benchmark;

import dev.downhill.nn.kernel.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Measures the processor's peak of multiply-adds: twelve independent chains in registers, without a load or a store.
/// As a program it prints GFLOP/s of one thread and of two.
public final class Peak implements Runnable {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int STEPS = 2_000_000;
    private static final int ROUNDS = 70;

    /// Floating-point operations of one thread in one run.
    static final double OPERATIONS = 2.0 * CHAINS * S.length() * STEPS;

    private final float[] kept = new float[S.length()];
    private final Team team;
    private final Team.Work work = (task, _) -> multiplyAndAdd(task);

    Peak(Team team) {
        this.team = team;
    }

    public static void main(String[] arguments) {
        for (int threads = 1; threads <= 2; threads++) {
            try (Team team = new Team(threads)) {
                Peak peak = new Peak(team);
                List<Double> figures = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    long begun = System.nanoTime();
                    peak.run();
                    figures.add(OPERATIONS * threads / (System.nanoTime() - begun));
                }
                System.out.printf(Locale.ROOT, "%d thread(s): %.0f GFLOP/s%n", threads, Medians.of(figures));
            }
        }
    }

    @Override
    public void run() {
        team.run(team.size(), work);
    }

    private void multiplyAndAdd(int task) {
        FloatVector factor = FloatVector.broadcast(S, 0.999f);
        FloatVector term = FloatVector.broadcast(S, 0.001f + task);
        FloatVector c0 = term;
        FloatVector c1 = term;
        FloatVector c2 = term;
        FloatVector c3 = term;
        FloatVector c4 = term;
        FloatVector c5 = term;
        FloatVector c6 = term;
        FloatVector c7 = term;
        FloatVector c8 = term;
        FloatVector c9 = term;
        FloatVector c10 = term;
        FloatVector c11 = term;
        for (int step = 0; step < STEPS; step++) {
            c0 = c0.fma(factor, term);
            c1 = c1.fma(factor, term);
            c2 = c2.fma(factor, term);
            c3 = c3.fma(factor, term);
            c4 = c4.fma(factor, term);
            c5 = c5.fma(factor, term);
            c6 = c6.fma(factor, term);
            c7 = c7.fma(factor, term);
            c8 = c8.fma(factor, term);
            c9 = c9.fma(factor, term);
            c10 = c10.fma(factor, term);
            c11 = c11.fma(factor, term);
        }
        FloatVector sum = c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9);
        if (task == 0) {
            sum.add(c10).add(c11).intoArray(kept, 0);
        }
    }
}
