package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kill -9` at random moments of a training, over and over: it goes on soon after each restart, and in the end its
/// weights and its curves are those of an undisturbed training.
@Timeout(value = 2, unit = TimeUnit.HOURS)
class TrainingKillsIT {

    private static final Logger log = LoggerFactory.getLogger(TrainingKillsIT.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private record Undisturbed(Outcome outcome, Duration time) {}

    @Test
    void howeverOftenItIsKilledATrainingEndsAsIfItHadNotBeen() throws IOException {
        List<TrainingRecipe> recipes = TrainingRecipe.ALL.subList(0, Effort.isFull() ? TrainingRecipe.ALL.size() : 2);
        int each = Math.ceilDiv(Effort.of(4, 100), recipes.size());
        List<Undisturbed> undisturbed = undisturbed(recipes);
        Random random = new Random(Effort.SEED);
        for (int i = 0; i < recipes.size(); i++) {
            TrainingRecipe recipe = recipes.get(i);
            Outcome expected = undisturbed.get(i).outcome();
            KilledTraining killed = new KilledTraining(recipe, Files.createDirectories(folder.resolve("killed")));
            Outcome outcome =
                    killed.run(each, expected.steps(), undisturbed.get(i).time(), random);
            log.info(
                    "{}: {} kills, goes on at most {} after the start of the process, {} after it is ready",
                    recipe.name(),
                    each,
                    killed.slowestOfProcess(),
                    killed.slowestOfService());
            assertThat(outcome).as(recipe.name()).isEqualTo(expected);
            assertThat(killed.slowestOfService()).isLessThan(SOON);
            if (Effort.isFull()) {
                // In a build the machine has much else to do, and starts processes as fast as it can.
                assertThat(killed.slowestOfProcess()).isLessThan(SOON);
            }
        }
        log.info("{} kills in {} trainings", each * recipes.size(), recipes.size());
    }

    private List<Undisturbed> undisturbed(List<TrainingRecipe> recipes) throws IOException {
        List<Undisturbed> outcomes = new ArrayList<>();
        try (RunningJar jar = Jars.start(Files.createDirectories(folder.resolve("undisturbed")), List.of())) {
            Service service = new Service(jar.port());
            TrainingClient client = new TrainingClient(service);
            for (TrainingRecipe recipe : recipes) {
                long begun = System.nanoTime();
                String id = client.submit(recipe.job(client.sample(recipe.sample())));
                Outcome outcome = Outcome.of(service, client.awaitEnd(id));
                outcomes.add(new Undisturbed(outcome, Duration.ofNanos(System.nanoTime() - begun)));
                log.info("{}: {} undisturbed", recipe.name(), outcomes.getLast().time());
            }
        }
        return outcomes;
    }

    @Test
    void theRecipesHaveEveryLayerAndEveryOptimizer() {
        String all = TrainingRecipe.ALL.toString();
        assertThat(Arrays.stream(LayerSpec.class.getPermittedSubclasses())
                        .map(kind -> kind.getSimpleName().replace("Activated", "Activation"))
                        .map(kind -> kind.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT)))
                .allSatisfy(type -> assertThat(all).contains("{'type':'" + type + "'"));
        assertThat(Arrays.stream(OptimizerSpec.class.getPermittedSubclasses())
                        .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT)))
                .hasSize(8)
                .allSatisfy(type -> assertThat(all).contains("'optimizer':{'type':'" + type + "'"));
    }
}
