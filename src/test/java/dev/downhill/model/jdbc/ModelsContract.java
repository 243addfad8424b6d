package dev.downhill.model.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.chunk.Chunks;
import dev.downhill.model.Evaluation;
import dev.downhill.model.ExampleModels;
import dev.downhill.model.ModelDeleted;
import dev.downhill.model.ModelKey;
import dev.downhill.model.Models;
import dev.downhill.model.NewModel;
import dev.downhill.model.TrainedModel;
import dev.downhill.nn.WeightsHash;
import dev.downhill.nn.spec.Loss;
import dev.downhill.request.Ids;
import dev.downhill.request.ProblemException;
import dev.downhill.request.ProblemException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/// The contract of models on every database. Each test uses names of its own.
@SpringBootTest(classes = ModelStorage.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@RecordApplicationEvents
abstract class ModelsContract {

    @Autowired
    private Models models;

    @Autowired
    private Chunks chunks;

    @Autowired
    private TransactionTemplate transaction;

    private static NewModel sides(String name) {
        return ExampleModels.sides(name, Ids.next("job"));
    }

    private static Kind kind(ThrowingCall call) {
        try {
            call.run();
        } catch (ProblemException e) {
            return e.kind();
        }
        throw new AssertionError("nothing was refused");
    }

    private interface ThrowingCall {
        void run();
    }

    @Test
    void modelComesBackAsItWasCreated() {
        NewModel made = sides("whole");
        String id = models.create(made);
        TrainedModel model = models.get(id);

        assertThat(model.id()).isEqualTo(id).startsWith("mdl_");
        assertThat(model.name()).isEqualTo("whole");
        assertThat(model.version()).isEqualTo(1);
        assertThat(model.createdAt()).isEqualTo(ModelStorage.NOW);
        assertThat(model.aliases()).isEmpty();
        assertThat(model.network()).isEqualTo(made.network());
        assertThat(model.head()).isEqualTo(made.head());
        assertThat(model.loss()).isEqualTo(made.loss());
        assertThat(model.pipeline().toJson()).isEqualTo(made.pipeline().toJson());
        assertThat(model.parameterCount()).isEqualTo(6);
        assertThat(model.weightsSha256()).isEqualTo(WeightsHash.sha256(made.parameters(), made.buffers()));
        assertThat(model.evaluation()).isEqualTo(made.evaluation());
        assertThat(model.provenance()).isEqualTo(made.provenance());
        assertThat(models.ofJob(made.provenance().job())).contains(id);
        assertThat(models.ofJob("job_none")).isEmpty();
    }

    @Test
    void aLossComesBackWithItsParameter() {
        NewModel made = ExampleModels.prices("robust", Ids.next("job"));

        assertThat(models.get(models.create(made)).loss()).isEqualTo(new Loss.Huber(1.5));
    }

    @Test
    void weightsComeBackToTheLastBit() {
        float[] parameters = new float[300_001];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Float.intBitsToFloat(i * 14_001);
        }
        float[] buffers = {Float.MIN_VALUE, -0.0f, Float.MAX_VALUE};
        Models.Weights weights = models.weights(models.create(with(sides("weights"), parameters, buffers)));

        assertThat(WeightsHash.sha256(weights.parameters(), weights.buffers()))
                .isEqualTo(WeightsHash.sha256(parameters, buffers));
    }

    private static NewModel with(NewModel model, float[] parameters, float[] buffers) {
        return new NewModel(
                model.name(),
                model.network(),
                model.head(),
                model.loss(),
                model.pipeline(),
                parameters,
                buffers,
                model.evaluation(),
                model.provenance());
    }

    @Test
    void evaluationComesBackWithItsInfinities() {
        NewModel plain = sides("evaluation");
        Evaluation evaluation = new Evaluation(
                2,
                Double.POSITIVE_INFINITY,
                0.1 + 0.2,
                null,
                Double.NaN,
                null,
                new Evaluation.Baseline(0.5, Double.NEGATIVE_INFINITY, null, null),
                List.of(new Evaluation.ClassScore("a", null, 1.0, 0.5, 1, null)),
                new Evaluation.ConfusionMatrix(List.of("a"), List.of(List.of(2))));
        String id = models.create(new NewModel(
                plain.name(),
                plain.network(),
                plain.head(),
                plain.loss(),
                plain.pipeline(),
                plain.parameters(),
                plain.buffers(),
                evaluation,
                plain.provenance()));

        assertThat(models.get(id).evaluation()).isEqualTo(evaluation);
    }

    @Test
    void versionsCountUpUnderAName() {
        String first = models.create(sides("versions"));
        String second = models.create(sides("versions"));

        assertThat(models.resolve(second)).isEqualTo(new ModelKey(second, "versions", 2));
        assertThat(models.resolve("versions").id()).isEqualTo(second);
        assertThat(models.resolve("versions@1").id()).isEqualTo(first);
        assertThat(kind(() -> models.resolve("versions@3"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.resolve("Versions"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.get("mdl_none"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.weights("mdl_none"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void versionOfADeletedModelIsNotGivenAgain() {
        models.create(sides("again"));
        models.delete("again@1");
        assertThat(kind(() -> models.get("again"))).isEqualTo(Kind.NOT_FOUND);

        assertThat(models.get(models.create(sides("again"))).version()).isEqualTo(2);
    }

    @Test
    void modelsCreatedAtOnceAllGetAVersion() throws Exception {
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<String>> created = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                created.add(executor.submit(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    return models.create(sides("together"));
                }));
            }
        }
        List<Integer> versions = new ArrayList<>();
        for (Future<String> id : created) {
            versions.add(models.get(id.get(20, TimeUnit.SECONDS)).version());
        }

        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void modelOfAnAbortedTransactionLeavesNothing() {
        String id = transaction.execute(status -> {
            String made = models.create(sides("aborted"));
            status.setRollbackOnly();
            return made;
        });

        assertThat(kind(() -> models.get(String.valueOf(id)))).isEqualTo(Kind.NOT_FOUND);
        assertThat(chunks.names(String.valueOf(id))).isEmpty();
        assertThat(models.get(models.create(sides("aborted"))).version()).isEqualTo(1);
    }

    @Test
    void oneJobMakesOneModel() {
        models.create(ExampleModels.sides("once", "job_once"));

        assertThatThrownBy(() -> models.create(ExampleModels.sides("once", "job_once")))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(models.resolve("once").version()).isEqualTo(1);
    }

    @Test
    void aliasNamesAVersionAndMoves() {
        String first = models.create(sides("alias"));
        String second = models.create(sides("alias"));

        assertThat(models.setAlias("alias", "champion", 1).aliases()).containsExactly("champion");
        assertThat(models.setAlias("alias", "best", 1).aliases()).containsExactly("best", "champion");
        assertThat(models.resolve("alias@champion").id()).isEqualTo(first);
        models.setAlias("alias", "champion", 2);
        assertThat(models.resolve("alias@champion").id()).isEqualTo(second);
        assertThat(models.get(first).aliases()).containsExactly("best");
        assertThat(kind(() -> models.setAlias("alias", "champion", 3))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.setAlias("unknown", "champion", 1))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.setAlias("alias", "7", 1))).isEqualTo(Kind.UNFIT);
    }

    @Test
    void removedAliasNamesNothing() {
        models.create(sides("bare"));
        models.setAlias("bare", "champion", 1);
        models.removeAlias("bare", "champion");

        assertThat(kind(() -> models.get("bare@champion"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.removeAlias("bare", "champion"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void modelThatAnAliasNamesIsKept() {
        String id = models.create(sides("kept"));
        models.setAlias("kept", "champion", 1);

        assertThatThrownBy(() -> models.delete(id)).hasMessageContaining("kept@champion");
        assertThat(kind(() -> models.delete(id))).isEqualTo(Kind.CONFLICT);
        assertThat(models.get("kept").id()).isEqualTo(id);
    }

    @Test
    void deletedModelLeavesNothingAndSaysSo(@Autowired ApplicationEvents events) {
        String id = models.create(sides("gone"));
        assertThat(chunks.names(id)).containsExactly("buffers", "evaluation", "parameters", "pipeline");
        models.delete("gone");

        assertThat(kind(() -> models.get(id))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kind(() -> models.delete(id))).isEqualTo(Kind.NOT_FOUND);
        assertThat(chunks.names(id)).isEmpty();
        assertThat(events.stream(ModelDeleted.class)).containsExactly(new ModelDeleted(id));
    }

    @Test
    void listIsNewestFirstAndGoesOn() {
        String a = models.create(sides("list a"));
        String b = models.create(sides("list b"));
        String c = models.create(sides("list a"));

        assertThat(models.list(2, null, null, TrainedModel::id)).isEqualTo(new Models.Listed<>(List.of(c, b), true));
        assertThat(models.list(2, b, null, TrainedModel::id).models()).startsWith(a);
        assertThat(models.list(2, null, "LIST A", TrainedModel::id))
                .isEqualTo(new Models.Listed<>(List.of(c, a), false));
        assertThat(models.list(5, c, "list a", TrainedModel::id).models()).containsExactly(a);
        assertThat(models.list(5, null, "list_a", TrainedModel::id).models()).isEmpty();
    }

    @Test
    void aListEndsBeforeItIsTooLargeForMemory() {
        String a = models.create(ExampleModels.large("large", Ids.next("job")));
        String b = models.create(ExampleModels.large("large", Ids.next("job")));

        assertThat(models.list(5, null, "large", TrainedModel::id)).isEqualTo(new Models.Listed<>(List.of(b), true));
        assertThat(models.list(5, b, "large", TrainedModel::id)).isEqualTo(new Models.Listed<>(List.of(a), false));
    }
}
