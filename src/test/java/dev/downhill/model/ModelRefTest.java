package dev.downhill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.request.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRefTest {

    private static final String TOO_LONG = "0123456789012345678901234567890123456789012345678901234567890123456789"
            + "0123456789012345678901234567890";

    @Test
    void referencesAreIdsNamesVersionsOrAliases() {
        assertThat(ModelRef.of("mdl_01k")).isEqualTo(new ModelRef.Id("mdl_01k"));
        assertThat(ModelRef.of("iris")).isEqualTo(new ModelRef.Newest("iris"));
        assertThat(ModelRef.of("my iris@3")).isEqualTo(new ModelRef.Version("my iris", 3));
        assertThat(ModelRef.of("iris@champion")).isEqualTo(new ModelRef.Alias("iris", "champion"));
        assertThat(ModelRef.of("iris@v3")).isEqualTo(new ModelRef.Alias("iris", "v3"));
    }

    @Test
    void anAccentOfItsOwnIsPartOfItsLetter() {
        assertThat(ModelRef.of("cafe\u0301@2")).isEqualTo(new ModelRef.Version("caf\u00e9", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris@", "iris@0", "iris@99999999999999999999", "iris@a b", "@", ""})
    void whatCanMeanNoModelMeansNone(String ref) {
        assertThat(ModelRef.of(ref)).isEqualTo(new ModelRef.Newest(ref));
        assertThat(ModelRef.isName(ref)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "a", "Größe 2.1_b-c", "7", "हिन्दी", "..."})
    void namesAreLettersDigitsAndAFewSigns(String name) {
        assertThat(ModelRef.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a@b", "a/b", "mdl_7", "a\nb", "a\u0000", TOO_LONG})
    void otherNamesAreNone(String name) {
        assertThat(ModelRef.isName(name)).isFalse();
        assertThatThrownBy(() -> ExampleModels.sides(name, "job_7")).hasMessageContaining("cannot be the name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "a b", "a@b", "ä", ".", ".."})
    void aliasThatIsNoneIsRefused(String alias) {
        assertThatThrownBy(() -> ModelRef.requireAlias(alias)).isInstanceOf(ProblemException.class);
        assertThat(ModelRef.isAlias("7b")).isTrue();
    }
}
