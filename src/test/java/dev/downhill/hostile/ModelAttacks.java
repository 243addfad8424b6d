package dev.downhill.hostile;

import java.util.stream.Stream;

/// Models that are not there, and aliases that cannot be.
final class ModelAttacks {

    private static final String MODELS = "/v1/models";
    private static final String ALIASES = MODELS + "/flowers/aliases";

    private ModelAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                Attack.get("unknown id", MODELS + "/mdl_none").is(404, "mdl_none"),
                Attack.get("unknown name", MODELS + "/weeds").is(404, "weeds"),
                Attack.get("unknown version", MODELS + "/flowers@99").is(404, "flowers@99"),
                Attack.get("version 0", MODELS + "/flowers@0").is(404, "flowers@0"),
                Attack.get("version 2^64", MODELS + "/flowers@18446744073709551616")
                        .is(404),
                Attack.get("unknown alias", MODELS + "/flowers@best").is(404, "flowers@best"),
                Attack.get("two versions", MODELS + "/flowers@1@2").is(404),
                Attack.get("nothing before the version", MODELS + "/@1").is(404),
                Attack.get("evaluation of nothing", MODELS + "/weeds/evaluation")
                        .is(404, "weeds"),
                Attack.get("test rows of nothing", MODELS + "/weeds/evaluation/rows")
                        .is(404, "weeds"),
                Attack.get("no test rows", MODELS + "/flowers/evaluation/rows?limit=0")
                        .is(422, "?limit"),
                Attack.get("test rows from -1", MODELS + "/flowers/evaluation/rows?offset=-1")
                        .is(422, "?offset"),
                Attack.get("curves of nothing", MODELS + "/weeds/evaluation/roc")
                        .is(404, "weeds"),
                Attack.delete("unknown id", MODELS + "/mdl_none").is(404, "mdl_none"),
                Attack.delete("a model that an alias names", MODELS + "/{model}")
                        .is(409, "kept"),
                Attack.put("an alias for no version", ALIASES + "/best", "{}").is(422, "#/version"),
                Attack.put("an alias for version 0", ALIASES + "/best", "{\"version\":0}")
                        .is(422, "#/version"),
                Attack.put("an alias for a word", ALIASES + "/best", "{\"version\":\"1\"}")
                        .is(422, "#/version"),
                Attack.put("an alias for a version that is not there", ALIASES + "/best", "{\"version\":99}")
                        .is(404),
                Attack.put("an alias with more to say", ALIASES + "/best", "{\"version\":1,\"versoin\":1}")
                        .is(422, "#/versoin"),
                Attack.put("an alias that looks like a version", ALIASES + "/3", "{\"version\":1}")
                        .is(422),
                Attack.put("an alias of a strange letter", ALIASES + "/b%20c", "{\"version\":1}")
                        .is(422),
                Attack.put("an alias of an unknown model", MODELS + "/weeds/aliases/best", "{\"version\":1}")
                        .is(404),
                Attack.delete("an unknown alias", ALIASES + "/best").is(404, "best"));
    }
}
