package dev.downhill.dataset.jdbc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Queries on `datasets`. Ids ascend with time, so their order is that of creation.
interface DatasetRepository extends Repository<DatasetEntity, String> {

    DatasetEntity save(DatasetEntity dataset);

    Optional<DatasetEntity> findById(String id);

    /// Newest first.
    ///
    /// @param after only older ones than this id; null for all
    /// @param name a part of the name, in any case; null for any
    @Query("""
            select dataset from DatasetEntity dataset where (:after is null or dataset.id < :after)
            and (:name is null or locate(lower(cast(:name as string)), lower(dataset.name)) > 0) order by dataset.id desc
            """)
    List<DatasetEntity> page(@Nullable String after, @Nullable String name, Limit limit);

    void delete(DatasetEntity dataset);
}
