package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.downhill.dataset.Role;
import dev.downhill.dataset.split.SplitRule;
import dev.downhill.network.NetworkJson;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.pipeline.Table;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.training.hyperparameter.ClassWeight;
import dev.downhill.training.hyperparameter.Hyperparameters;
import dev.downhill.training.hyperparameter.HyperparametersJson;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRequestsTest {

    private static final String NETWORK = "'network':{'layers':[{'type':'dense','units':4},{'type':'output'}]}";
    private static final String CLASSES = "'dataset':'ds_classes'," + NETWORK;
    private static final String NUMBERS = "'dataset':'ds_numbers'," + NETWORK;

    private final Shelf shelf = new Shelf();
    private final JobRequests requests = new JobRequests(shelf.datasets(), shelf.networks(), shelf.feasibility());

    @Test
    void onlyTheDatasetIsRequired() {
        JobRequest request = read("{" + CLASSES + "}");
        assertThat(request.recipe().hyperparameters())
                .isEqualTo(new Hyperparameters(
                        Loss.Plain.CROSS_ENTROPY,
                        new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-7),
                        new ScheduleSpec.Constant(),
                        32,
                        100,
                        new SplitRule.Random(0.7, 0.15, 0.15, true),
                        Regularization.NONE,
                        null,
                        null,
                        new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 10, 0, true),
                        42,
                        null));
        assertThat(request.priority()).isZero();
        assertThat(request.metadata()).isEmpty();
        assertThat(request.name()).as("after the dataset").isEqualTo("classes");
        assertThat(request.recipe().network()).isNull();
    }

    @Test
    void aNetworkThatSuitsTheDatasetIsTakenWhereNoneIsAskedFor() {
        NetworkSpec forTable = read("{'dataset':'ds_classes'}").recipe().spec();
        assertThat(NetworkJson.write(forTable).at("/layers").findValuesAsString("type"))
                .containsExactly("dense", "dense", "output");
        assertThat(read("{'dataset':'ds_numbers','network':null}").recipe().spec())
                .isEqualTo(read("{'dataset':'ds_numbers','network':'auto'}")
                        .recipe()
                        .spec())
                .isEqualTo(forTable);

        shelf.put("pictures", pictures(25, 19));
        NetworkSpec forPictures = read("{'dataset':'ds_pictures'}").recipe().spec();
        assertThat(NetworkJson.write(forPictures).at("/layers").findValuesAsString("type"))
                .as("of 25 by 19 pixels, then 12 by 9, then 6 by 4")
                .containsExactly("conv2d", "max_pool2d", "conv2d", "max_pool2d", "flatten", "dense", "output");
        shelf.put("strips", pictures(1, 200));
        assertThat(NetworkJson.write(read("{'dataset':'ds_strips'}").recipe().spec())
                        .at("/layers")
                        .findValuesAsString("type"))
                .containsExactly("flatten", "dense", "output");
    }

    private static Table pictures(int height, int width) {
        byte[][] files = new byte[12_000][height * width];
        String[] labels = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            labels[i] = i % 2 == 0 ? "even" : "odd";
        }
        return new Table().images("picture", List.of(height, width, 1), files).categories("label", Role.TARGET, labels);
    }

    @Test
    void everyFieldIsRead() {
        JobRequest request = read("""
                {'name':'my job-1','dataset':'ds_classes','network':'net_1','loss':'mse',
                 'optimizer':{'type':'sgd','learning_rate':0.1,'momentum':0.9,'nesterov':true},
                 'schedule':{'type':'step','step_size':5,'gamma':0.5},'batch_size':'full','epochs':7,
                 'split':{'train':0.8,'validation':0.1,'test':0.1,'stratify':false,'seed':9},
                 'regularization':{'l1':0.1,'l2':0.2,'max_norm':3},
                 'gradient_clipping':{'norm':1,'value':0.5},'class_weight':{'a':2},
                 'early_stopping':{'metric':'validation_accuracy','patience':3,'min_delta':0.01,'restore_best':false},
                 'seed':-7,'priority':5,'time_limit_seconds':60,'metadata':{'a':'b'}}""");
        assertThat(request.recipe().hyperparameters())
                .isEqualTo(new Hyperparameters(
                        Loss.Plain.MSE,
                        new OptimizerSpec.Sgd(0.1, 0.9, true, 0),
                        new ScheduleSpec.Step(5, 0.5),
                        TrainingPlan.FULL_BATCH,
                        7,
                        new SplitRule.Random(0.8, 0.1, 0.1, false, 9L),
                        new Regularization(0.1, 0.2, 3, 0),
                        new GradientClipping(0.5, 1.0),
                        new ClassWeight.ByLabel(Map.of("a", 2.0)),
                        new EarlyStopping(EarlyStopping.Metric.VALIDATION_ACCURACY, 3, 0.01, false),
                        -7,
                        60));
        assertThat(request.name()).isEqualTo("my job-1");
        assertThat(request.priority()).isEqualTo(5);
        assertThat(request.metadata()).containsExactly(Map.entry("a", "b"));
        assertThat(request.recipe().network()).isEqualTo("net_1");
        assertThat(request.recipe().spec()).isEqualTo(Sample.NETWORK);
    }

    @Test
    void resolvedHyperparametersReadBackAsTheyWere() {
        for (String more : List.of(
                "",
                ",'optimizer':{'type':'sgd'},'schedule':{'type':'cosine','min_factor':0.1},'early_stopping':null",
                ",'loss':{'type':'huber','delta':0.5},'gradient_clipping':{'norm':1},'class_weight':'balanced'",
                ",'gradient_clipping':{'value':1},'class_weight':{'b':2,'a':0.5}",
                ",'gradient_clipping':null,'class_weight':null,'regularization':{'max_norm':null,'label_smoothing':0.1}",
                ",'batch_size':'full','time_limit_seconds':9,'seed':9223372036854775807")) {
            Hyperparameters resolved = read("{" + CLASSES + more + "}").recipe().hyperparameters();
            assertThat(HyperparametersJson.read(
                            HyperparametersJson.write(resolved).toString()))
                    .isEqualTo(resolved);
        }
    }

    @Test
    void lossAndDefaultsFollowTheTask() {
        assertThat(read("{" + NUMBERS + "}").recipe().hyperparameters().loss()).isEqualTo(Loss.Plain.MSE);
        assertThat(read("{" + NUMBERS + ",'loss':'auto'}")
                        .recipe()
                        .hyperparameters()
                        .loss())
                .isEqualTo(Loss.Plain.MSE);
        assertThat(read("{" + CLASSES + ",'optimizer':{'type':'sgd'}}")
                        .recipe()
                        .hyperparameters()
                        .optimizer())
                .isEqualTo(new OptimizerSpec.Sgd(0.01, 0, false, 0));
    }

    @Test
    void earlyStoppingIsOffWhereThereIsNothingToWatchOrNullSaysSo() {
        String split = ",'split':{'train':0.8,'validation':0,'test':0.2}";
        assertThat(read("{" + CLASSES + split + "}").recipe().hyperparameters().earlyStopping())
                .isNull();
        assertThat(read("{" + CLASSES + ",'early_stopping':null}")
                        .recipe()
                        .hyperparameters()
                        .earlyStopping())
                .isNull();
        assertThat(problems("{" + CLASSES + split + ",'early_stopping':{}}"))
                .singleElement()
                .extracting(Problem::pointer)
                .isEqualTo("#/early_stopping");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'epochs':0 | #/epochs",
                "'batch_size':0 | #/batch_size",
                "'batch_size':'half' | #/batch_size",
                "'learning_rate':0.1 | #/learning_rate",
                "'optimizer':{'lr':0.1} | #/optimizer/lr",
                "'optimizer':{'learning_rate':0} | #/optimizer/learning_rate",
                "'optimizer':{'momentum':0.9} | #/optimizer/momentum",
                "'optimizer':{'type':'sgd','nesterov':true} | #/optimizer/nesterov",
                "'optimizer':{'type':'adamaxx'} | #/optimizer/type",
                "'schedule':{'type':'step','gamma':1.5} | #/schedule/gamma",
                "'split':{'train':0.5} | #/split",
                "'split':{'train':0,'validation':0.5,'test':0.5} | #/split/train",
                "'regularization':{'l2':-1} | #/regularization/l2",
                "'regularization':{'max_norm':-1} | #/regularization/max_norm",
                "'regularization':{'label_smoothing':1} | #/regularization/label_smoothing",
                "'loss':'mse','regularization':{'label_smoothing':0.1} | #/regularization/label_smoothing",
                "'gradient_clipping':{} | #/gradient_clipping",
                "'gradient_clipping':1 | #/gradient_clipping",
                "'gradient_clipping':{'norm':0} | #/gradient_clipping/norm",
                "'gradient_clipping':{'norm':1,'value':-1} | #/gradient_clipping/value",
                "'gradient_clipping':{'norm':1,'max':1} | #/gradient_clipping/max",
                "'class_weight':'balance' | #/class_weight",
                "'class_weight':3 | #/class_weight",
                "'class_weight':{'a':0} | #/class_weight/a",
                "'class_weight':{'a':null} | #/class_weight/a",
                "'class_weight':{'z/y':2} | #/class_weight/z~1y",
                "'early_stopping':{'patience':0} | #/early_stopping/patience",
                "'early_stopping':5 | #/early_stopping",
                "'seed':1.5 | #/seed",
                "'priority':100000 | #/priority",
                "'time_limit_seconds':0 | #/time_limit_seconds",
                "'metadata':{'a':1} | #/metadata/a",
                "'name':'a/b' | #/name",
                "'name':' a' | #/name",
                "'name':'mdl_1' | #/name",
                "'loss':'binary_cross_entropy' | #/loss",
                "'loss':'hinge' | #/loss",
                "'loss':{'type':'huber','delta':0} | #/loss/delta"
            })
    void whatIsWrongIsNamedByItsPointer(String field, String pointer) {
        assertThat(problems("{" + CLASSES + "," + field + "}"))
                .extracting(Problem::pointer)
                .containsOnly(pointer);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(problems("""
                {'dataset':'ds_numbers','network':{'layers':[{'type':'conv2d','filters':3},{'type':'output'}]},
                 'loss':'cross_entropy','early_stopping':{'metric':'validation_accuracy'},'epochs':0,'lerning_rate':1}"""))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder(
                        "#/network/layers/0/type", "#/loss", "#/early_stopping/metric", "#/epochs", "#/lerning_rate");
    }

    @Test
    void anUnknownLabelIsNamedWithTheKnownOnes() {
        Problem problem =
                problems("{" + CLASSES + ",'class_weight':{'a':2,'d':1}}").getFirst();
        assertThat(problem.pointer()).isEqualTo("#/class_weight/d");
        assertThat(problem.detail()).contains("'d'");
        assertThat(problem.hint()).contains("a, b, c.");
    }

    @Test
    void aNumberHasNoClassesToWeigh() {
        for (String weight : List.of("'balanced'", "{'a':2}")) {
            assertThat(problems("{" + NUMBERS + ",'class_weight':" + weight + "}"))
                    .extracting(Problem::pointer)
                    .containsExactly("#/class_weight");
        }
    }

    @Test
    void aNetworkLargerThanTheMemoryIsRefusedWithTheEstimate() {
        Problem problem = problems("""
                {'dataset':'ds_classes','network':{'layers':[{'type':'dense','units':4000},{'type':'dense','units':4000},
                 {'type':'output'}]}}""").getFirst();
        assertThat(problem.pointer()).isEqualTo("#/network");
        assertThat(problem.detail()).contains("MiB");
    }

    @Test
    void moreMetadataThanAllowedIsRefused() {
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            tags.append(i == 0 ? "" : ",").append("'k").append(i).append("':'v'");
        }
        assertThat(problems("{" + CLASSES + ",'metadata':{" + tags + "}}"))
                .extracting(Problem::pointer)
                .containsExactly("#/metadata");
        assertThat(problems("{" + CLASSES + ",'metadata':{'" + "k".repeat(65) + "':'v'}}"))
                .hasSize(1);
        assertThat(problems("{" + CLASSES + ",'metadata':{'k':'" + "v".repeat(513) + "'}}"))
                .hasSize(1);
    }

    @Test
    void anUnknownIdIsNotFound() {
        for (String body :
                List.of("{'dataset':'ds_none'," + NETWORK + "}", "{'dataset':'ds_classes','network':'net_none'}")) {
            assertThat(refused(body).kind()).isEqualTo(ProblemException.Kind.NOT_FOUND);
        }
        assertThat(refused("{'dataset':'ds_none'}").kind()).isEqualTo(ProblemException.Kind.NOT_FOUND);
        assertThat(problems("{}")).extracting(Problem::pointer).containsExactly("#/dataset");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            'dataset':'iris','network':'net_1'         | #/dataset       | GET /v1/datasets
            'dataset':'ds_classes','network':'lenet'   | #/network       | GET /v1/networks
            'dataset':'ds_classes','network':'{}'      | #/network       | not a text
            'dataset':'ds_classes','network':[]        | #/network       | Write {"layers": […]}
            C,'optimizer':'adam'                       | #/optimizer     | Write {"type": "adam"}.
            C,'optimizer':'Adam_W'                     | #/optimizer     | Write {"type": "adamw"}.
            C,'optimizer':'best'                       | #/optimizer     | types: sgd, rmsprop
            C,'optimizer':0.1                          | #/optimizer     | types: sgd, rmsprop
            C,'schedule':'cosine'                      | #/schedule      | Write {"type": "cosine"}.
            C,'loss':3                                 | #/loss          | ^^
            C,'split':0.8                              | #/split         | train, validation, test
            C,'early_stopping':true                    | #/early_stopping | patience
            C,'regularization':'l2'                    | #/regularization | l1, l2
            C,'epochs':'10'                            | #/epochs        | Write 10 without quotes.
            C,'batch_size':'32'                        | #/batch_size    | ^^
            C,'name':7                                 | #/name          | Write "7", in quotes.
            C,'name':'.'                               | #/name          | 'model' would do.
            C,'name':'..'                              | #/name          | 'model' would do.
            C,'name':'team/faces'                      | #/name          | 'team-faces' would do.
            'dataset':'ds_classes','network':{'layers':['dense',{'type':'output'}]} | #/network/layers/0 | Write {"type": "dense"}.
            'dataset':'ds_classes','network':{'layers':{'type':'output'}} | #/network/layers | ^^
            """)
    void aWrongFormShowsTheRightOne(String body, String pointer, String hint) {
        List<Problem> problems = problems("{" + body.replaceFirst("^C", CLASSES) + "}");
        assertThat(problems).extracting(Problem::pointer).containsExactly(pointer);
        assertThat(String.valueOf(problems.getFirst().hint())).contains(hint);
    }

    @Test
    void aListAsBodyShowsTheRightForm() {
        ProblemException refused = refused("[{" + CLASSES + "}]");
        assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("#");
        assertThat(refused.problems().getFirst().hint()).contains("\"dataset\"", "network", "epochs");
    }

    @Test
    void aForeignCharacterInANameIsNamed() {
        assertThat(problems("{" + CLASSES + ",'name':'a\u200bb'}").getFirst().detail())
                .contains("U+200B (ZERO WIDTH SPACE)");
    }

    @Test
    void aTargetOfOneClassIsRefused() {
        shelf.put(
                "same",
                new Table()
                        .numbers("x", new float[12_000])
                        .categories(
                                "y",
                                Role.TARGET,
                                Collections.nCopies(12_000, "a").toArray(String[]::new)));
        assertThat(problems("{'dataset':'ds_same'," + NETWORK + "}"))
                .extracting(Problem::code)
                .containsExactly("one_class");
    }

    @Test
    void aJobIsNamedAfterItsDatasetInAllowedLetters() {
        assertThat(JobLabels.cleaned("data/été 2026 (1).csv")).isEqualTo("data-été 2026 -1-.csv");
        assertThat(JobLabels.cleaned("mdl_1")).isEqualTo("1");
        assertThat(JobLabels.cleaned(" ")).isEqualTo("model");
        assertThat(JobLabels.cleaned("x".repeat(200))).hasSize(100);
    }

    private JobRequest read(String json) {
        return requests.read(fields(json));
    }

    private List<Problem> problems(String json) {
        return refused(json).problems();
    }

    private ProblemException refused(String json) {
        return catchThrowableOfType(ProblemException.class, () -> requests.read(fields(json)));
    }

    private static JsonObjectReader fields(String json) {
        return JsonObjectReader.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
