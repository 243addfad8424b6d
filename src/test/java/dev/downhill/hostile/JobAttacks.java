package dev.downhill.hostile;

import java.util.stream.Stream;

/// Jobs that cannot be trained.
final class JobAttacks {

    private static final String JOBS = "/v1/jobs";
    private static final String NETWORK = "{\"layers\":[{\"type\":\"output\"}]}";

    private JobAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(parts(), hyperparameters(), splitsAndStops(), requests())
                .flatMap(attacks -> attacks);
    }

    private static Stream<Attack> parts() {
        return Stream.of(
                Attack.json("nothing", JOBS, "{}").is(422, "#/dataset"),
                Attack.json("no dataset", JOBS, "{\"network\":" + NETWORK + "}").is(422, "#/dataset"),
                Attack.json("an unknown dataset", JOBS, "{\"dataset\":\"ds_none\",\"network\":" + NETWORK + "}")
                        .is(404, "ds_none"),
                Attack.json("an unknown network", JOBS, "{\"dataset\":\"{iris}\",\"network\":\"net_none\"}")
                        .is(404, "net_none"),
                Attack.json("a dataset that is a number", JOBS, "{\"dataset\":1,\"network\":" + NETWORK + "}")
                        .is(422, "#/dataset"),
                network("a network that is a number", "7").is(422, "#/network"),
                network("units 0 within", "{\"layers\":[{\"type\":\"dense\",\"units\":0},{\"type\":\"output\"}]}")
                        .is(422, "#/network/layers/0/units"),
                network(
                                "a convolution on a table",
                                "{\"layers\":[{\"type\":\"conv2d\",\"filters\":4},{\"type\":\"output\"}]}")
                        .is(422, "#/network/layers/0/type"),
                network("no output", "{\"layers\":[{\"type\":\"dense\",\"units\":4}]}")
                        .is(422, "#/network/layers/0/type"),
                network(
                                "a network too large for memory",
                                "{\"layers\":[{\"type\":\"dense\",\"units\":1048576},{\"type\":\"dense\",\"units\":2000},{\"type\":\"output\"}]}")
                        .is(422),
                Attack.json(
                                "a kernel larger than the image",
                                JOBS,
                                "{\"dataset\":\"{faces}\",\"network\":{\"layers\":["
                                        + "{\"type\":\"conv2d\",\"filters\":4,\"kernel_size\":26,\"padding\":\"valid\"},{\"type\":\"output\"}]}}")
                        .is(422, "#/network/layers/0/kernel_size"));
    }

    private static Stream<Attack> hyperparameters() {
        return Stream.of(
                with("a typing error", "\"lerning_rate\":0.1").is(422, "#/lerning_rate"),
                with("epochs 0", "\"epochs\":0").is(422, "#/epochs"),
                with("epochs negative", "\"epochs\":-5").is(422, "#/epochs"),
                with("epochs half", "\"epochs\":1.5").is(422, "#/epochs"),
                with("epochs as text", "\"epochs\":\"10\"").is(422, "#/epochs"),
                with("epochs 2^40", "\"epochs\":1099511627776").is(422, "#/epochs"),
                with("batch size 0", "\"batch_size\":0").is(422, "#/batch_size"),
                with("batch size a word", "\"batch_size\":\"all\"").is(422, "#/batch_size"),
                with("learning rate 0", "\"optimizer\":{\"learning_rate\":0}").is(422, "#/optimizer/learning_rate"),
                with("learning rate negative", "\"optimizer\":{\"learning_rate\":-0.1}")
                        .is(422, "#/optimizer/learning_rate"),
                with("learning rate 1e400", "\"optimizer\":{\"learning_rate\":1e400}")
                        .is(422, "#/optimizer/learning_rate"),
                with("an unknown optimizer", "\"optimizer\":{\"type\":\"adma\"}")
                        .is(422, "#/optimizer/type"),
                with("an optimizer that is a word", "\"optimizer\":\"adam\"").is(422, "#/optimizer"),
                with("momentum for adam", "\"optimizer\":{\"type\":\"adam\",\"momentum\":0.9}")
                        .is(422, "#/optimizer/momentum"),
                with("momentum 1", "\"optimizer\":{\"type\":\"sgd\",\"momentum\":1}")
                        .is(422, "#/optimizer/momentum"),
                with("nesterov without momentum", "\"optimizer\":{\"type\":\"sgd\",\"nesterov\":true}")
                        .is(422, "#/optimizer/nesterov"),
                with("an unknown schedule", "\"schedule\":{\"type\":\"cosin\"}").is(422, "#/schedule/type"),
                with("gamma 2", "\"schedule\":{\"type\":\"step\",\"gamma\":2}").is(422, "#/schedule/gamma"),
                with("an unknown loss", "\"loss\":\"hinge\"").is(422, "#/loss"),
                with("an unknown loss with a delta", "\"loss\":{\"type\":\"hubert\",\"delta\":0}")
                        .is(422, "#/loss/type"),
                with("a loss without its type", "\"loss\":{\"delta\":1}").is(422, "#/loss/type"),
                with("a delta of 0", "\"loss\":{\"type\":\"huber\",\"delta\":0}")
                        .is(422, "#/loss/delta"),
                with("a delta for mse", "\"loss\":{\"type\":\"mse\",\"delta\":1}")
                        .is(422, "#/loss/delta"),
                with("a loss in an array", "\"loss\":[\"mse\"]").is(422, "#/loss"),
                with("binary cross-entropy on three classes", "\"loss\":\"binary_cross_entropy\"")
                        .is(422, "#/loss"),
                Attack.json(
                                "cross-entropy on numbers",
                                JOBS,
                                "{\"dataset\":\"{prices}\",\"network\":" + NETWORK + ",\"loss\":\"cross_entropy\"}")
                        .is(422, "#/loss"),
                with("l2 negative", "\"regularization\":{\"l2\":-1}").is(422, "#/regularization/l2"),
                with("seed half", "\"seed\":0.5").is(422, "#/seed"),
                with("seed 2^64", "\"seed\":18446744073709551616").is(422, "#/seed"),
                with("priority a word", "\"priority\":\"high\"").is(422, "#/priority"),
                with("no time at all", "\"time_limit_seconds\":0").is(422, "#/time_limit_seconds"),
                with("metadata nested", "\"metadata\":{\"a\":{}}").is(422, "#/metadata/a"),
                with("metadata with half a character", "\"metadata\":{\"a\":\"\\ud800\"}")
                        .is(422, "#/metadata/a"),
                with("metadata under half a character", "\"metadata\":{\"\\udc00\":\"a\"}")
                        .is(400, "not valid JSON"),
                with("metadata with a zero", "\"metadata\":{\"a\\u0000\":\"\\u0000\"}")
                        .is(422, "#/metadata/a "),
                with("a name with half a character", "\"name\":\"a\\ud800\"").is(422, "#/name"),
                with("a field of half a character", "\"\\ud800\":1").is(400, "not valid JSON"),
                Attack.json("a dataset with a zero", JOBS, "{\"dataset\":\"\\u0000\",\"network\":" + NETWORK + "}")
                        .is(422, "#/dataset"),
                with("name too long", "\"name\":\"" + "n".repeat(201) + "\"").is(422, "#/name"),
                with("a name like a version", "\"name\":\"a@3\"").is(422, "#/name"));
    }

    private static Stream<Attack> splitsAndStops() {
        return Stream.of(
                with("a split of more than all", "\"split\":{\"train\":0.7,\"validation\":0.3,\"test\":0.3}")
                        .is(422, "#/split"),
                with("nothing to train on", "\"split\":{\"train\":0,\"validation\":0.5,\"test\":0.5}")
                        .is(422, "#/split/train"),
                with("a negative part", "\"split\":{\"train\":0.7,\"validation\":-0.1,\"test\":0.4}")
                        .is(422, "#/split/validation"),
                with("a part as text", "\"split\":{\"train\":\"70%\"}").is(422, "#/split/train"),
                with("stratify a word", "\"split\":{\"stratify\":\"yes\"}").is(422, "#/split/stratify"),
                with("patience 0", "\"early_stopping\":{\"patience\":0}").is(422, "#/early_stopping/patience"),
                with("an unknown metric", "\"early_stopping\":{\"metric\":\"loss\"}")
                        .is(422, "#/early_stopping/metric"),
                with(
                                "stopping without validation rows",
                                "\"split\":{\"train\":0.8,\"validation\":0,\"test\":0.2},\"early_stopping\":{}")
                        .is(422, "#/early_stopping"),
                Attack.json(
                                "accuracy of numbers",
                                JOBS,
                                "{\"dataset\":\"{prices}\",\"network\":" + NETWORK
                                        + ",\"early_stopping\":{\"metric\":\"validation_accuracy\"}}")
                        .is(422, "#/early_stopping/metric"));
    }

    private static Stream<Attack> requests() {
        return Stream.of(
                Attack.get("unknown id", JOBS + "/job_none").is(404, "job_none"),
                Attack.delete("unknown id", JOBS + "/job_none").is(404, "job_none"),
                Attack.post("unknown id", JOBS + "/job_none/cancel").is(404, "job_none"),
                Attack.get("unknown id", JOBS + "/job_none/curves").is(404, "job_none"),
                Attack.get("curves since -1", JOBS + "/{job}/curves?since_epoch=-1")
                        .is(422, "?since_epoch"),
                Attack.get("curves of no points", JOBS + "/{job}/curves?max_points=0")
                        .is(422, "?max_points"),
                Attack.get("curves as a film", JOBS + "/{job}/curves")
                        .header("Accept", "video/mp4")
                        .is(406),
                Attack.get("an unknown status", JOBS + "?status=done").is(422, "?status"),
                Attack.post("cancel what has ended", JOBS + "/{job}/cancel").is(409),
                Attack.raw("a job as YAML", JOBS, "application/yaml", "dataset: x")
                        .is(415, "application/json"));
    }

    private static Attack network(String name, String network) {
        return Attack.json(name, JOBS, "{\"dataset\":\"{iris}\",\"network\":" + network + "}");
    }

    private static Attack with(String name, String fields) {
        return Attack.json(name, JOBS, "{\"dataset\":\"{iris}\",\"network\":" + NETWORK + "," + fields + "}");
    }
}
