package dev.downhill.training.web;

/// Requests and answers for the API's description.
final class JobExamples {

    private JobExamples() {}

    static final String SHORTEST = """
            {"dataset":"ds_01k9zr0000000000000000iris"}""";

    static final String COMPLETE = """
            {"name":"faces","dataset":"ds_01k9zr000000000000000faces","network":"net_01k9zr000000000000000lenet",
             "loss":"auto","optimizer":{"type":"adam","learning_rate":0.001},"schedule":{"type":"constant","warmup_epochs":0},
             "batch_size":32,"epochs":100,"split":{"type":"random","train":0.7,"validation":0.15,"test":0.15,"stratify":true},
             "regularization":{"l1":0,"l2":0,"max_norm":0,"label_smoothing":0},"gradient_clipping":null,"class_weight":null,
             "early_stopping":{"metric":"validation_loss","patience":10,"min_delta":0,"restore_best":true},
             "seed":42,"priority":0,"time_limit_seconds":null,"metadata":{"team":"vision"}}""";

    static final String TUNED = """
            {"dataset":"ds_01k9zr000000000000000faces","network":"net_01k9zr000000000000000lenet",
             "optimizer":{"type":"adamw","learning_rate":0.003,"weight_decay":0.01},
             "schedule":{"type":"cosine","warmup_epochs":5,"min_factor":0.01},
             "regularization":{"max_norm":3,"label_smoothing":0.1},
             "gradient_clipping":{"norm":1},"class_weight":"balanced"}""";

    static final String ROBUST = """
            {"dataset":"ds_01k9zr0000000000000prices","network":{"layers":[{"type":"dense","units":32,"activation":"relu"},{"type":"output"}]},
             "loss":{"type":"huber","delta":1.5},"schedule":{"type":"reduce_on_plateau","patience":5}}""";

    private static final String HYPERPARAMETERS = """
            {"loss":"cross_entropy","optimizer":{"type":"adam","learning_rate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1.0E-7},
             "schedule":{"type":"constant","warmup_epochs":0},"batch_size":32,"epochs":50,
             "split":{"type":"random","train":0.7,"validation":0.15,"test":0.15,"stratify":true},"regularization":{"l1":0.0,"l2":0.0,"max_norm":0.0,"label_smoothing":0.0},
             "gradient_clipping":null,"class_weight":null,
             "early_stopping":{"metric":"validation_loss","patience":10,"min_delta":0.0,"restore_best":true},
             "seed":42,"time_limit_seconds":null}""";

    private static final String TAIL = """
            "loss_unit":"nats","dataset":"ds_01k9zr000000000000000faces","network":"net_01k9zr000000000000000lenet","model":null,"model_epoch":null,"seed":42,
             "hyperparameters":""" + HYPERPARAMETERS + """
            ,"diagnoses":[],"error":null,""";

    private static final String HEAD = """
            {"id":"job_01k9zr0000000000000000job1","object":"training.job","name":"faces",""";

    static final String QUEUED = HEAD + """
            "status":"queued","terminal":false,"stop_reason":null,
             "created_at":"2026-01-05T10:00:00.000Z","started_at":null,"finished_at":null,"estimated_finish":null,
             "queue_position":1,"waiting_for":"worker","attempt":1,"priority":0,
             "progress":{"fraction":0.0,"epoch":0,"epochs":50,"step":0,"samples_per_second":null,"patience_left":null},
             "best":null,""" + TAIL + """
            "transitions":[{"status":"queued","at":"2026-01-05T10:00:00.000Z"}],"metadata":{}}""";

    static final String RUNNING = HEAD + """
            "status":"running","terminal":false,"stop_reason":null,
             "created_at":"2026-01-05T10:00:00.000Z","started_at":"2026-01-05T10:00:00.120Z","finished_at":null,
             "estimated_finish":"2026-01-05T10:00:31.000Z","queue_position":null,"waiting_for":null,"attempt":1,"priority":0,
             "progress":{"fraction":0.42,"epoch":21,"epochs":50,"step":105,"samples_per_second":18400.0,"patience_left":6},
             "best":{"epoch":17,"validation_loss":0.231,"train_loss":null,"non_finite":null},""" + TAIL + """
            "transitions":[{"status":"queued","at":"2026-01-05T10:00:00.000Z"},{"status":"running","at":"2026-01-05T10:00:00.120Z"}],
             "metadata":{}}""";

    static final String CANCELLED = HEAD + """
            "status":"cancelling","terminal":false,"stop_reason":null,
             "created_at":"2026-01-05T10:00:00.000Z","started_at":"2026-01-05T10:00:00.120Z","finished_at":null,
             "estimated_finish":null,"queue_position":null,"waiting_for":null,"attempt":1,"priority":0,
             "progress":{"fraction":0.42,"epoch":21,"epochs":50,"step":105,"samples_per_second":18400.0,"patience_left":6},
             "best":{"epoch":17,"validation_loss":0.231,"train_loss":null,"non_finite":null},""" + TAIL + """
            "transitions":[{"status":"queued","at":"2026-01-05T10:00:00.000Z"},{"status":"running","at":"2026-01-05T10:00:00.120Z"},
             {"status":"cancelling","at":"2026-01-05T10:00:13.500Z"}],"metadata":{}}""";

    static final String PAUSING = HEAD + """
            "status":"pausing","terminal":false,"stop_reason":null,
             "created_at":"2026-01-05T10:00:00.000Z","started_at":"2026-01-05T10:00:00.120Z","finished_at":null,
             "estimated_finish":null,"queue_position":null,"waiting_for":null,"attempt":1,"priority":0,
             "progress":{"fraction":0.42,"epoch":21,"epochs":50,"step":105,"samples_per_second":18400.0,"patience_left":6},
             "best":{"epoch":17,"validation_loss":0.231,"train_loss":null,"non_finite":null},""" + TAIL + """
            "transitions":[{"status":"queued","at":"2026-01-05T10:00:00.000Z"},{"status":"running","at":"2026-01-05T10:00:00.120Z"},
             {"status":"pausing","at":"2026-01-05T10:00:13.500Z"}],"metadata":{}}""";

    static final String PAGE = "{\"object\":\"list\",\"data\":[" + RUNNING + """
            ],"first_id":"job_01k9zr0000000000000000job1","last_id":"job_01k9zr0000000000000000job1","has_more":false}""";

    static final String CURVES = """
            {"object":"curves","job":"job_01k9zr0000000000000000job1","loss_unit":"nats","epochs":[1,2],
             "series":{"train_loss":[0.69,0.52],"validation_loss":[0.61,0.48],"train_accuracy":[0.55,0.78],
             "validation_accuracy":[0.7,0.83],"learning_rate":[0.001,0.001],"gradient_norm":[1.9,1.4],"seconds":[0.21,0.2]},
             "non_finite":[],"last_event_id":"20"}""";

    static final String CURVES_CSV = """
            epoch,train_loss,validation_loss,train_accuracy,validation_accuracy,learning_rate,gradient_norm,seconds
            1,0.69,0.61,0.55,0.7,0.001,1.9,0.21
            2,0.52,0.48,0.78,0.83,0.001,1.4,0.2""";

    static final String CURVES_SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 440"><title>Learning curves of faces</title></svg>""";
}
