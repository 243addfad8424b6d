package dev.downhill.model.jdbc;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Queries on `models`. Ids ascend with time, so their order is that of creation.
interface ModelRepository extends Repository<ModelEntity, String> {

    ModelEntity save(ModelEntity model);

    Optional<ModelEntity> findById(String id);

    Optional<ModelEntity> findByNameAndVersion(String name, int version);

    Optional<ModelEntity> findFirstByNameOrderByVersionDesc(String name);

    Optional<ModelEntity> findByOriginJob(String job);

    /// Newest first.
    ///
    /// @param after only older ones than this id; null for all
    /// @param name a part of the name, in any case; null for any
    @Query("""
            select model from ModelEntity model where (:after is null or model.id < :after)
            and (:name is null or locate(lower(cast(:name as string)), lower(model.name)) > 0) order by model.id desc
            """)
    List<ModelEntity> page(@Nullable String after, @Nullable String name, Limit limit);

    /// @return 1, or 0 if there is none
    @Modifying
    @Query("delete from ModelEntity model where model.id = :id")
    int remove(String id);

    void flush();
}
