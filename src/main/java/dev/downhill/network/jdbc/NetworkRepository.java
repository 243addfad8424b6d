package dev.downhill.network.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/// Queries on `networks`.
interface NetworkRepository extends ListCrudRepository<NetworkEntity, String> {

    /// Newest first.
    ///
    /// @param after only older ones than this id; null for all
    /// @param name a part of the name, in any case; null for any
    @Query("""
            select network from NetworkEntity network where (:after is null or network.id < :after)
            and (:name is null or locate(lower(cast(:name as string)), lower(network.name)) > 0) order by network.id desc
            """)
    List<NetworkEntity> page(@Nullable String after, @Nullable String name, Limit limit);
}
