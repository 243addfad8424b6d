package dev.downhill.dataset.jdbc;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/// Queries on `datasets`. Ids ascend with time, so their order is that of creation.
interface DatasetRepository extends Repository<DatasetEntity, String> {

    DatasetEntity save(DatasetEntity dataset);

    Optional<DatasetEntity> findById(String id);

    List<DatasetEntity> findAllByOrderByIdDesc(Limit limit);

    List<DatasetEntity> findByIdLessThanOrderByIdDesc(String id, Limit limit);

    void delete(DatasetEntity dataset);
}
