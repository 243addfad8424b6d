package dev.downhill.network.jdbc;

import dev.downhill.database.NewestFirst;
import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.NetworkUse;
import dev.downhill.network.Networks;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.Ids;
import dev.downhill.request.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// An entity a network.
@Repository
class JpaNetworks implements Networks {

    private final NetworkRepository table;
    /// Asked only at a deletion: those who use networks may themselves need this collection.
    private final ObjectProvider<NetworkUse> uses;
    private final Clock clock;

    JpaNetworks(NetworkRepository table, ObjectProvider<NetworkUse> uses, Clock clock) {
        this.table = table;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    @Transactional
    public NetworkDefinition create(String name, NetworkSpec spec) {
        NetworkDefinition network =
                new NetworkDefinition(Ids.next("net"), name, clock.instant().truncatedTo(ChronoUnit.MICROS), spec);
        return table.save(new NetworkEntity(network)).toDefinition();
    }

    @Override
    @Transactional(readOnly = true)
    public NetworkDefinition get(String id) {
        return find(id).toDefinition();
    }

    @Override
    @Transactional(readOnly = true)
    public List<NetworkDefinition> list(int limit, @Nullable String after, @Nullable String name) {
        return table.page(NewestFirst.after(after), NewestFirst.name(name), Limit.of(limit)).stream()
                .map(NetworkEntity::toDefinition)
                .toList();
    }

    @Override
    @Transactional
    public void delete(String id) {
        NetworkEntity network = find(id);
        Optional<String> user = uses.stream()
                .map(use -> use.userOf(id))
                .flatMap(Optional::stream)
                .findFirst();
        if (user.isPresent()) {
            throw ProblemException.conflict("The network " + id + " is still used by " + user.get() + ".");
        }
        table.delete(network);
    }

    private NetworkEntity find(String id) {
        return table.findById(id).orElseThrow(() -> ProblemException.notFound("network", id));
    }
}
