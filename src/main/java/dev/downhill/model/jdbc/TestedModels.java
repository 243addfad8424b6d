package dev.downhill.model.jdbc;

import dev.downhill.dataset.DatasetUse;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Models keep the dataset that holds their test rows, which `evaluation/rows` and `evaluation/roc` read.
@Component
class TestedModels implements DatasetUse {

    private final JdbcClient jdbc;

    TestedModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> userOf(String datasetId) {
        return jdbc.sql("select name, version from models where dataset = ? and test_rows > 0 order by id desc limit 1")
                .param(datasetId)
                .query((row, _) -> "model " + row.getString("name") + "@" + row.getInt("version")
                        + ", whose test rows it holds: delete that model first")
                .optional();
    }
}
