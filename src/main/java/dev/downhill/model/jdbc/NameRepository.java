package dev.downhill.model.jdbc;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `model_names` and `model_aliases`. Who changes what lies under a name locks the name's row first.
@Component
class NameRepository {

    private final JdbcClient jdbc;

    NameRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next version of `name`; another transaction that asks waits for the end of this one.
    int nextVersion(String name) {
        // Two that find no row both insert: the later waits for the earlier and then does nothing.
        if (!lock(name)) {
            jdbc.sql("insert into model_names (name, last_version) values (?, 0) on conflict do nothing")
                    .param(name)
                    .update();
        }
        jdbc.sql("update model_names set last_version = last_version + 1 where name = ?")
                .param(name)
                .update();
        return jdbc.sql("select last_version from model_names where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    /// Keeps others from changing what lies under `name` until this transaction ends.
    ///
    /// @return whether the name was ever used
    boolean lock(String name) {
        return jdbc.sql("select name from model_names where name = ? for update")
                .param(name)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /// The id of the model that the alias names.
    Optional<String> modelOf(String name, String alias) {
        return jdbc.sql("select model_id from model_aliases where name = ? and alias = ?")
                .params(name, alias)
                .query(String.class)
                .optional();
    }

    /// The aliases of a model, in alphabetical order.
    List<String> aliasesOf(String modelId) {
        return jdbc
                .sql("select alias from model_aliases where model_id = ?")
                .param(modelId)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /// The name must be locked.
    void setAlias(String name, String alias, String modelId) {
        removeAlias(name, alias);
        jdbc.sql("insert into model_aliases (name, alias, model_id) values (?, ?, ?)")
                .params(name, alias, modelId)
                .update();
    }

    /// @return whether there was one
    boolean removeAlias(String name, String alias) {
        return jdbc.sql("delete from model_aliases where name = ? and alias = ?")
                        .params(name, alias)
                        .update()
                == 1;
    }
}
