package dev.downhill.network.jdbc;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.ListCrudRepository;

/// Queries on `networks`.
interface NetworkRepository extends ListCrudRepository<NetworkEntity, String> {

    List<NetworkEntity> findAllByOrderByIdDesc(Limit limit);

    List<NetworkEntity> findByIdLessThanOrderByIdDesc(String id, Limit limit);
}
