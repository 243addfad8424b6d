package dev.downhill.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetStore;
import dev.downhill.dataset.DatasetUse;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.TempFiles;
import dev.downhill.dataset.format.Tables;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.sample.Samples;
import dev.downhill.dataset.upload.DatasetImporter;
import dev.downhill.dataset.upload.Origin;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The contract of datasets on every database.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(DatasetsContract.WithUsers.class)
abstract class DatasetsContract {

    @Autowired
    private DatasetStore datasets;

    @Autowired
    private DatasetImporter importer;

    @Autowired
    private TempFiles tempFiles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Users users;

    /// Reports a user of a dataset.
    static final class Users implements DatasetUse {

        private Optional<String> user = Optional.empty();

        @Override
        public Optional<String> userOf(String datasetId) {
            return user;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WithUsers {

        @Bean
        Users users() {
            return new Users();
        }
    }

    @AfterEach
    void leaveNothing() throws IOException {
        users.user = Optional.empty();
        for (Dataset dataset : datasets.list(1000, null, null)) {
            datasets.delete(dataset.id());
        }
        assertThat(count("chunks") + count("chunk_contents") + count("blobs") + count("blob_chunks"))
                .as("rows left behind")
                .isZero();
        assertThat(scratchFiles()).isEmpty();
    }

    @Test
    void whatIsStoredComesBackEqual() throws IOException {
        Dataset iris = add(CsvTable.open(Samples.get("iris").bytes()), "iris");
        Dataset read = datasets.get(iris.id());
        assertThat(read).isEqualTo(iris);
        assertThat(read.rows()).isEqualTo(150);
        assertThat(read.columns()).hasSize(5);
        try (Rows rows = datasets.open(iris.id())) {
            assertThat(rows.count()).isEqualTo(150);
            assertThat(rows.number(0, 0)).isEqualTo(5.1f);
            assertThat(rows.number(149, 3)).isEqualTo(1.8f);
            assertThat(rows.category(0, 4)).isZero();
            assertThat(rows.category(149, 4)).isEqualTo(2);
            assertThat(scratchFiles()).hasSize(1);
        }
    }

    @Test
    void aWindowShowsTheRowsFromItsStart() throws IOException {
        Dataset iris = add(CsvTable.open(Samples.get("iris").bytes()), "iris");
        try (Rows window = datasets.window(iris, 148, 2)) {
            assertThat(window.count()).isEqualTo(2);
            assertThat(window.number(1, 3)).isEqualTo(1.8f);
        }
        assertThatThrownBy(() -> datasets.window(iris, 149, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void listIsNewestFirstAndContinuesBehindAnId() {
        Dataset first = add(Tables.csv("a,b\n1,x\n2,y\n"), "first");
        Dataset second = add(Tables.csv("a,b\n1,x\n2,y\n"), "second");
        Dataset third = add(Tables.csv("a,b\n1,x\n2,y\n"), "third");
        assertThat(datasets.list(2, null, null)).containsExactly(third.summary(), second.summary());
        assertThat(datasets.list(2, second.id(), null)).containsExactly(first.summary());
        assertThat(datasets.list(2, first.id(), null)).isEmpty();
        assertThat(datasets.list(5, null, "IR")).containsExactly(third.summary(), first.summary());
        assertThat(datasets.list(5, third.id(), "ir")).containsExactly(first.summary());
        assertThat(datasets.list(5, null, "f_rst")).isEmpty();
    }

    @Test
    void datasetInUseIsNotDeleted() {
        Dataset dataset = add(Tables.csv("a,b\n1,x\n2,y\n"), "used");
        users.user = Optional.of("job job_1");
        assertThatThrownBy(() -> datasets.delete(dataset.id()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("job job_1");
        assertThat(datasets.get(dataset.id())).isEqualTo(dataset);
    }

    @Test
    void unknownDatasetIsAProblem() {
        assertThatThrownBy(() -> datasets.get("ds_none")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> datasets.open("ds_none")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> datasets.delete("ds_none")).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusedFileLeavesNothing() {
        assertThatThrownBy(() -> add(Tables.csv("a,b\n1,x\n2\n"), "ragged")).isInstanceOf(ProblemException.class);
        assertThat(datasets.list(10, null, null)).isEmpty();
    }

    @Test
    void closingTwiceIsAllowed() throws IOException {
        Dataset iris = add(CsvTable.open(Samples.get("iris").bytes()), "iris");
        Rows rows = datasets.open(iris.id());
        rows.close();
        rows.close();
        assertThatThrownBy(() -> rows.number(0, 0)).isInstanceOf(IllegalStateException.class);
    }

    private Dataset add(CsvTable table, String name) {
        try {
            return importer.accept(
                    () -> table, DatasetSpec.EMPTY, new Origin(name, "", "csv", 100, "0".repeat(64)), _ -> {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String tableName) {
        return jdbc.sql("select count(*) from " + tableName).query(Long.class).single();
    }

    private List<Path> scratchFiles() throws IOException {
        try (Stream<Path> files = Files.list(tempFiles.folder())) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }
}
