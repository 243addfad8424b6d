package dev.downhill.network.jdbc;

import dev.downhill.database.NewestFirst;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/// Queries on `networks`.
interface NetworkRepository extends ListCrudRepository<NetworkEntity, String> {

    /// @param after as in {@link NewestFirst#after}
    /// @param name as in {@link NewestFirst#name}
    @Query(nativeQuery = true, value = "select * from networks" + NewestFirst.PAGE)
    List<NetworkEntity> page(String after, String name, Limit limit);
}
