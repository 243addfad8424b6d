package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HttpPropertiesTest {

    private static final DataSize NONE = DataSize.ofBytes(0);
    private static final DataSize SOME = DataSize.ofBytes(1);

    @Test
    void impossibleLimitsAreRefusedByName() {
        assertThatThrownBy(() -> new HttpProperties(NONE, SOME)).hasMessageContaining("downhill.http.max-json-body");
        assertThatThrownBy(() -> new HttpProperties(DataSize.ofGigabytes(2), SOME))
                .hasMessageContaining("downhill.http.max-json-body");
        assertThatThrownBy(() -> new HttpProperties(SOME, NONE)).hasMessageContaining("downhill.http.max-upload");
    }

    @Test
    void theSmallestLimitIsPossible() {
        assertThat(new HttpProperties(SOME, SOME).maxUpload()).isEqualTo(SOME);
    }
}
