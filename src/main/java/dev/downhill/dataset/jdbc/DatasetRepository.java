package dev.downhill.dataset.jdbc;

import dev.downhill.database.NewestFirst;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Queries on `datasets`. Ids ascend with time, so their order is that of creation.
interface DatasetRepository extends Repository<DatasetEntity, String> {

    DatasetEntity save(DatasetEntity dataset);

    Optional<DatasetEntity> findById(String id);

    /// @param after as in {@link NewestFirst#after}
    /// @param name as in {@link NewestFirst#name}
    @Query(nativeQuery = true, value = "select * from datasets" + NewestFirst.PAGE)
    List<DatasetEntity> page(String after, String name, Limit limit);

    void delete(DatasetEntity dataset);
}
