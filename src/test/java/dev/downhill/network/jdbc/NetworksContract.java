package dev.downhill.network.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.NetworkJson;
import dev.downhill.network.Networks;
import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.request.ProblemException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// The contract of networks on every database.
@SpringBootTest(classes = NetworkStorage.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class NetworksContract {

    private static final LayerSpec LARGEST = new LayerSpec.Conv2d(
            LayerSpec.MAX_UNITS,
            Extent.square(1024),
            Extent.square(1024),
            Padding.VALID,
            Activation.LEAKY_RELU,
            false,
            Initializer.Scaled.GLOROT_UNIFORM);

    private static final NetworkSpec SPEC = new NetworkSpec(List.of(
            new LayerSpec.Dense(4, Activation.RELU, true, Initializer.Scaled.HE_UNIFORM), new LayerSpec.Output()));

    @Autowired
    private Networks networks;

    @Autowired
    private NetworkStorage.Needs needs;

    private static ProblemException refusal(Runnable call) {
        return catchThrowableOfType(ProblemException.class, call::run);
    }

    @Test
    void whatIsStoredIsFound() {
        NetworkDefinition stored = networks.create("é 'x'", SPEC);
        assertThat(stored.id()).startsWith("net_").hasSize(30);
        assertThat(stored.createdAt()).isEqualTo(NetworkStorage.NOW.truncatedTo(ChronoUnit.MICROS));
        assertThat(networks.get(stored.id())).isEqualTo(stored);
        assertThat(stored.spec()).isEqualTo(SPEC);
    }

    @Test
    void theLargestNetworkFits() {
        NetworkSpec spec = new NetworkSpec(Collections.nCopies(NetworkJson.MAX_LAYERS, LARGEST));
        String name = "n".repeat(NetworkJson.MAX_NAME);
        assertThat(networks.get(networks.create(name, spec).id()).spec()).isEqualTo(spec);
    }

    @Test
    void aListIsNewestFirstAndPagesOn() {
        String first = networks.create("a", SPEC).id();
        String second = networks.create("b", SPEC).id();
        String third = networks.create("c", SPEC).id();
        assertThat(networks.list(2, null, null))
                .extracting(NetworkDefinition::id)
                .containsExactly(third, second);
        assertThat(networks.list(1, second, null))
                .extracting(NetworkDefinition::id)
                .containsExactly(first);
        assertThat(networks.list(5, "net_", null)).isEmpty();
        assertThat(networks.list(5, null, "B"))
                .extracting(NetworkDefinition::id)
                .containsExactly(second);
        assertThat(networks.list(5, second, "B")).isEmpty();
        assertThat(networks.list(5, null, "%")).isEmpty();
    }

    @Test
    void whatIsDeletedIsGone() {
        String id = networks.create("a", SPEC).id();
        networks.delete(id);
        assertThat(refusal(() -> networks.get(id)).kind()).isEqualTo(ProblemException.Kind.NOT_FOUND);
        assertThat(refusal(() -> networks.delete(id)).kind()).isEqualTo(ProblemException.Kind.NOT_FOUND);
    }

    @Test
    void whatIsNeededStays() {
        String id = networks.create("a", SPEC).id();
        needs.ids.add(id);
        ProblemException refusal = refusal(() -> networks.delete(id));
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.CONFLICT);
        assertThat(refusal.detail()).contains("job job_1");
        assertThat(networks.get(id).name()).isEqualTo("a");
    }
}
