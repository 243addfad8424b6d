package dev.downhill.model.web;

/// Answers as the description of the API shows them.
final class ModelExamples {

    static final String MODEL = """
            {"id":"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b","object":"model","name":"iris","version":3,
             "created_at":"2026-01-02T03:04:05.123456Z","aliases":["champion"],
             "task":"classification","target":"species","labels":["setosa","versicolor","virginica"],
             "network":{"layers":[
               {"type":"dense","units":16,"activation":"relu","use_bias":true,"initializer":"he_uniform"},
               {"type":"output"}]},
             "parameters":83,"weights_sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "input_schema":[
               {"name":"petal_length","type":"numeric","required":true,"min":1.0,"max":6.9,"categories":null,"shape":null},
               {"name":"petal_width","type":"numeric","required":true,"min":0.1,"max":2.5,"categories":null,"shape":null}],
             "preprocessing":{"columns":[
               {"type":"standardised","name":"petal_length","index":2,"mean":3.76,"std":1.76,"min":1.0,"max":6.9,
                "indicator":false,"optional":false},
               {"type":"standardised","name":"petal_width","index":3,"mean":1.2,"std":0.76,"min":0.1,"max":2.5,
                "indicator":false,"optional":false}],
               "target":{"type":"classes","column":"species","labels":["setosa","versicolor","virginica"]},
               "target_index":4},
             "loss":"cross_entropy",
             "metrics":{"rows":23,"loss":0.11,"loss_unit":"nats","accuracy":0.957,"mae":null,"rmse":null,"r2":null},
             "provenance":{"job":"job_01k9zq5t3k7r9b4v6w1x2y3z4a","dataset":"ds_01k9zq4s2j6q8a3t5v0w1x2y3z",
               "dataset_sha256":"2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
               "hyperparameters":{"optimizer":{"type":"adam","learning_rate":0.001},"batch_size":32,"epochs":100},
               "seed":42,"engine_version":"0.1.0","kernels":"vector, 16 lanes",
               "training_rows":105,"validation_rows":22,"test_rows":23},
             "example":"curl -s 'http://127.0.0.1:8080/v1/models/iris@3/predict' -H 'Content-Type: application/json' \
            -d '{\\"instances\\":[{\\"petal_length\\":3.76,\\"petal_width\\":1.2}]}'"}
            """;

    static final String PAGE = "{\"object\":\"list\",\"data\":[" + MODEL
            + "],\"first_id\":\"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b\",\"last_id\":\"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b\","
            + "\"has_more\":false}";

    static final String CLASSES = """
            {"object":"evaluation","model":"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b","task":"classification",
             "rows":23,"loss":0.11,"loss_unit":"nats","accuracy":0.957,
             "baseline":{"accuracy":0.391,"loss":1.09},
             "classes":[
               {"label":"setosa","precision":1.0,"recall":1.0,"f1":1.0,"support":8,"roc_auc":1.0},
               {"label":"versicolor","precision":0.889,"recall":1.0,"f1":0.941,"support":8,"roc_auc":0.992},
               {"label":"virginica","precision":1.0,"recall":0.857,"f1":0.923,"support":7,"roc_auc":0.991}],
             "confusion_matrix":{"labels":["setosa","versicolor","virginica"],"counts":[[8,0,0],[0,8,0],[0,1,6]]}}
            """;

    static final String NUMBERS = """
            {"object":"evaluation","model":"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b","task":"regression",
             "rows":66,"loss":0.53,
             "loss_unit":"squared_standard_deviations","mae":41.9,
             "rmse":53.8,"r2":0.47,"baseline":{"loss":1.0,"mae":64.1,"rmse":74.0}}
            """;

    private ModelExamples() {}
}
