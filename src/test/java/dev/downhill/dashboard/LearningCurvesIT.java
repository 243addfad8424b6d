package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.training.TrainingClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/// Curves longer and stranger than a test could train: written into the tables, shown by the page of their job.
class LearningCurvesIT extends BrowsedService {

    private static final double SMOOTH_MS = 100;

    /// Milliseconds of each of 40 moves of the pointer across the plot, from the event to the next frame.
    private static final String MOVE = """
            async plot => {
              const over = plot.querySelector('.u-over');
              const box = over.getBoundingClientRect();
              const times = [];
              for (let i = 0; i < 40; i++) {
                const begun = performance.now();
                over.dispatchEvent(new MouseEvent('mousemove', {bubbles: true, view: window,
                  clientX: box.left + box.width * i / 40, clientY: box.top + box.height / 2}));
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - begun);
              }
              return times;
            }""";

    /// Milliseconds of each step of a drag across half of the plot, and of what the plot shows when it is let go.
    private static final String DRAG = """
            async plot => {
              const over = plot.querySelector('.u-over');
              const box = over.getBoundingClientRect();
              const times = [];
              const send = async (target, type, share) => {
                const begun = performance.now();
                target.dispatchEvent(new MouseEvent(type, {bubbles: true, view: window, button: 0, movementX: 40,
                  clientX: box.left + box.width * share, clientY: box.top + box.height / 2}));
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - begun);
              };
              for (let round = 0; round < 3; round++) {
                await send(over, 'mousedown', 0.2);
                for (let i = 1; i <= 10; i++) {
                  await send(over, 'mousemove', 0.2 + 0.05 * i);
                }
                if (plot.querySelector('.u-select').offsetWidth < box.width / 3) {
                  throw new Error('the drag selects nothing');
                }
                await send(document, 'mouseup', 0.7);
                await send(over, 'dblclick', 0.5);
              }
              return times;
            }""";

    /// Milliseconds of zooming in by key and out again, each until it is drawn.
    private static final String ZOOM = """
            async plot => {
              const times = [];
              const keys = ['+', '+', '+', 'ArrowLeft', '-', '-', 'Escape'];
              for (const key of [...keys, ...keys, ...keys]) {
                const begun = performance.now();
                plot.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, key}));
                await new Promise(requestAnimationFrame);
                times.push(performance.now() - begun);
              }
              return times;
            }""";

    /// How many pixels in the lowest strip of a plot have the colour of the first series.
    private static final String MARKS_AT_THE_EDGE = """
            plot => {
              const canvas = plot.querySelector('canvas');
              const over = plot.querySelector('.u-over').getBoundingClientRect();
              const box = canvas.getBoundingClientRect();
              const unit = canvas.width / box.width;
              const swatch = document.createElement('canvas').getContext('2d');
              swatch.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--series-1');
              swatch.fillRect(0, 0, 1, 1);
              const [r, g, b] = swatch.getImageData(0, 0, 1, 1).data;
              const strip = canvas.getContext('2d').getImageData((over.left - box.left) * unit,
                (over.bottom - box.top - 14) * unit, over.width * unit, 13 * unit).data;
              let count = 0;
              for (let i = 0; i < strip.length; i += 4) {
                count += strip[i] === r && strip[i + 1] === g && strip[i + 2] === b ? 1 : 0;
              }
              return count;
            }""";

    /// The share of the plot's columns of pixels in which the colour of the first series occurs.
    private static final String COLUMNS_WITH_LINE = """
            plot => {
              const canvas = plot.querySelector('canvas');
              const over = plot.querySelector('.u-over').getBoundingClientRect();
              const box = canvas.getBoundingClientRect();
              const unit = canvas.width / box.width;
              const swatch = document.createElement('canvas').getContext('2d');
              swatch.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--series-1');
              swatch.fillRect(0, 0, 1, 1);
              const [r, g, b] = swatch.getImageData(0, 0, 1, 1).data;
              const [width, height] = [Math.floor(over.width * unit), Math.floor(over.height * unit)];
              const {data} = canvas.getContext('2d').getImageData((over.left - box.left) * unit, 0, width, height);
              const columns = new Set();
              for (let i = 0; i < data.length; i += 4) {
                if (data[i] === r && data[i + 1] === g && data[i + 2] === b) {
                  columns.add((i / 4) % width);
                }
              }
              return columns.size / width;
            }""";

    /// Pixels that are not empty: in the two columns at each edge, and where the labels of the vertical axis are.
    private static final String INK = """
            canvas => {
              const context = canvas.getContext('2d');
              const count = (x, width) => {
                const {data} = context.getImageData(x, 0, width, canvas.height);
                let found = 0;
                for (let i = 3; i < data.length; i += 4) {
                  found += data[i] > 0 ? 1 : 0;
                }
                return found;
              };
              return {leftEdge: count(0, 2), rightEdge: count(canvas.width - 2, 2), labels: count(2, 50)};
            }""";

    @Autowired
    private JdbcTemplate database;

    @Test
    @Tag("timed")
    void tenThousandEpochsOfEightSeriesAnswerAtOnce() {
        Page page = open(job(10_000, epoch -> new Object[] {
            1 + 1.0 / epoch + Math.sin(epoch * 0.7) * 0.1, 1.2 + 1.0 / epoch + Math.cos(epoch * 1.3) * 0.1, epoch * 1.0
        }));
        Locator loss = plot(page, "Loss");
        assertThat(page.locator(".panel .u-wrap")).hasCount(6);
        assertThat(page.locator(".panel .chip")).hasCount(10);
        assertThat(page.locator(".panel .chip output")).not().hasText(new String[] {"–"});
        assertThat(note(page)).containsText("Epoch 10000 of");

        assertSmooth(times(loss, MOVE));
        assertSmooth(times(loss, ZOOM));
        assertSmooth(times(loss, DRAG));
        page.getByLabel("Smoothing").fill("0.9");
        assertThat(page.locator(".chart-tools output")).hasText("0.90");
        assertSmooth(times(loss, MOVE));
    }

    @Test
    @Tag("timed")
    void eightRunsOfTenThousandEpochsAnswerAtOnceOnOneChart() {
        StringBuilder address = new StringBuilder("/#/compare?");
        for (int run = 0; run < 8; run++) {
            double height = 1 + run / 8.0;
            address.append("job=")
                    .append(job(10_000, epoch ->
                            new Object[] {height + 1.0 / epoch, height + Math.sin(epoch * 0.7 * height) * 0.05, 1.0}))
                    .append('&');
        }
        Page page = visit().open(address.toString());
        assertThat(page.locator(".panel .chip")).hasCount(8);
        Locator plot = page.locator(".panel .plot");
        assertThat(plot.locator("canvas")).isVisible();
        assertThat(((Number) plot.evaluate(COLUMNS_WITH_LINE)).doubleValue())
                .as("how much of the width the first line covers, though each run has epochs of its own")
                .isGreaterThan(0.9);

        assertSmooth(times(plot, MOVE));
        assertSmooth(times(plot, ZOOM));
        assertSmooth(times(plot, DRAG));
    }

    @Test
    void whatIsNoNumberIsAGapWithAMarkAndTheCurveGoesOn() {
        Page page = open(job(60, epoch -> new Object[] {
            epoch == 20 ? Double.NaN : 1 + 0.01 * epoch, epoch == 30 ? Double.POSITIVE_INFINITY : 1.5, 0.5
        }));
        assertThat(note(page)).containsText("Some values of the training loss and the validation loss are not finite");
        assertThat(((Number) plot(page, "Loss").evaluate(MARKS_AT_THE_EDGE)).intValue())
                .as("pixels of the cross")
                .isGreaterThan(10);

        page.getByText("The figures as a table").click();
        assertThat(row(page, 20).locator("td").first()).hasText("NaN");
        assertThat(row(page, 30).locator("td").nth(1)).hasText("∞");
        assertThat(row(page, 21).locator("td").first()).hasText("1.21");

        plot(page, "Loss").focus();
        page.keyboard().press("Home");
        IntStream.range(1, 20).forEach(_ -> page.keyboard().press("ArrowRight"));
        assertThat(page.locator(".panel .at").first()).hasText("epoch 20");
        assertThat(page.locator(".panel .chip output").first()).hasText("NaN");
        page.getByLabel("Logarithmic").check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Validation loss")))
                .click();
        assertThat(page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Validation loss"))))
                .hasAttribute("aria-pressed", "false");
    }

    @Test
    void overfittingIsSaidAndShaded() {
        Page page = open(job(50, epoch -> new Object[] {1.0 / epoch, 0.5 + Math.abs(epoch - 12) * 0.02, 0.1}));

        assertThat(note(page)).containsText(Pattern.compile("Since epoch 1[2-6] the network overfits"));
    }

    @Test
    void aCurveThatOnlyFallsIsNoOverfitting() {
        Page page = open(job(50, epoch -> new Object[] {1.0 / epoch, 1.5 / epoch, 0.1}));

        assertThat(note(page)).containsText("Epoch 50");
        assertThat(note(page)).not().containsText("overfits");
    }

    /// From 0.3696 in epoch 20 to 0.372 in epoch 40 is flat for a reader; what comes after is not.
    @Test
    void overfittingBeginsWhereAReaderSeesValidationRise() {
        IntFunction<Object[]> flat = epoch -> new Object[] {
            1.0 / epoch, epoch < 20 ? 0.3696 + (20 - epoch) * 0.05 : 0.3696 + (epoch - 20) * 0.00012, 0.1
        };
        Page page = open(job(40, flat));
        assertThat(note(page)).containsText("Epoch 40");
        assertThat(note(page)).not().containsText("overfits");

        page = open(job(
                70,
                epoch -> epoch <= 40
                        ? flat.apply(epoch)
                        : new Object[] {1.0 / epoch, 0.372 + (epoch - 40) * 0.01, 0.1}));
        assertThat(note(page)).containsText(Pattern.compile("Since epoch 4[2-8] the network overfits"));

        page = open(job(70, epoch -> new Object[] {1.0 / epoch, 0.37 + 0.03 * Math.sin(epoch * epoch), 0.1}));
        assertThat(note(page)).containsText("Epoch 70");
        assertThat(note(page)).not().containsText("overfits");
    }

    /// Losses as large as these have labels that fit, and so has the last epoch.
    @ParameterizedTest
    @ValueSource(doubles = {1, 4e8, 1e75, 1e-12, 123456.7})
    void labelsOfBothAxesAreWhole(double loss) {
        Page page = open(job(1000, epoch -> new Object[] {loss * (1 + 1.0 / epoch), loss * (1.1 + 1.0 / epoch), 0.1}));
        Locator canvas = plot(page, "Loss").locator("canvas");
        assertThat(canvas).isVisible();
        page.evaluate("() => new Promise(done => setTimeout(done, 250))");
        Map<?, ?> ink = (Map<?, ?>) canvas.evaluate(INK);
        assertThat(ink.get("leftEdge")).as("ink at the left edge").isEqualTo(0);
        assertThat(ink.get("rightEdge")).as("ink at the right edge").isEqualTo(0);
        assertThat(((Number) Objects.requireNonNull(ink.get("labels"))).intValue())
                .as("ink of labels")
                .isGreaterThan(100);
    }

    /// A finished job with curves of our own. `figures` gives training loss, validation loss and gradient norm; all
    /// else is some function of the epoch.
    private String job(int epochs, IntFunction<Object[]> figures) {
        TrainingClient client = new TrainingClient(service);
        String id = client.train("{'dataset':'" + client.sample("iris")
                        + "','network':{'layers':[{'type':'output'}]},'epochs':1}")
                .path("id")
                .asString();
        database.update("delete from epoch_metrics where job_id = ?", id);
        List<Object[]> rows = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> {
                    Object[] own = figures.apply(epoch);
                    double rising = 1 - 1.0 / epoch;
                    return new Object[] {
                        id,
                        epoch,
                        own[0],
                        own[1],
                        own[2],
                        rising,
                        rising,
                        1.0 / epoch,
                        2.0 / epoch,
                        1.0 / epoch,
                        2.0 / epoch
                    };
                })
                .toList();
        database.batchUpdate(
                "insert into epoch_metrics (job_id, epoch, train_loss, validation_loss, gradient_norm, train_accuracy,"
                        + " validation_accuracy, train_mae, validation_mae, train_rmse, validation_rmse, learning_rate,"
                        + " seconds) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0.001, 0.1)",
                rows);
        return id;
    }

    private Page open(String job) {
        return visit().open("/#/jobs/" + job);
    }

    private static Locator plot(Page page, String title) {
        return page.locator(".panel")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName(title).setExact(true))))
                .locator(".plot");
    }

    private static Locator note(Page page) {
        return page.locator(".panel .note");
    }

    private static Locator row(Page page, int epoch) {
        return page.locator(".chart-table tbody tr").nth(epoch - 1);
    }

    /// All but one in twenty, which may meet whatever else the machine has to do.
    private static void assertSmooth(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        assertThat(sorted.get(sorted.size() * 19 / 20 - 1)).isLessThan(SMOOTH_MS);
    }

    private static List<Double> times(Locator plot, String script) {
        List<?> times = (List<?>) plot.evaluate(script);
        return times.stream().map(time -> ((Number) time).doubleValue()).toList();
    }
}
