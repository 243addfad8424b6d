package dev.downhill.model.jdbc;

import dev.downhill.database.NewestFirst;
import java.util.List;
import java.util.Optional;
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

    /// @param after as in {@link NewestFirst#after}
    /// @param name as in {@link NewestFirst#name}
    @Query(nativeQuery = true, value = "select * from models" + NewestFirst.PAGE)
    List<ModelEntity> page(String after, String name, Limit limit);

    /// @return 1, or 0 if there is none
    @Modifying
    @Query(nativeQuery = true, value = "delete from models where id = :id")
    int remove(String id);

    void flush();
}
