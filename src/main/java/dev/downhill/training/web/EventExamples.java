package dev.downhill.training.web;

/// Pages and streams of events for the API's description.
final class EventExamples {

    private EventExamples() {}

    private static final String STATUS = """
            {"job":"job_01k9zr0000000000000000job1","status":"running","terminal":false,"at":"2026-01-05T10:00:00.120Z"}""";

    private static final String EPOCH = """
            {"job":"job_01k9zr0000000000000000job1","epoch":1,"train_loss":0.69,"validation_loss":0.61,"train_accuracy":0.55,\
            "validation_accuracy":0.7,"learning_rate":0.001,"gradient_norm":1.9,"seconds":0.21,"non_finite":{}}""";

    static final String PAGE = """
            {"object":"list","data":[
             {"object":"event","id":"18","event":"status","job":"job_01k9zr0000000000000000job1","data":""" + STATUS + """
            },
             {"object":"event","id":"19","event":"epoch","job":"job_01k9zr0000000000000000job1","data":""" + EPOCH + """
            }],"first_id":"18","last_id":"19","has_more":true}""";

    static final String STREAM = "retry: 1000\n\nid: 18\nevent: status\ndata: " + STATUS
            + "\n\nid: 19\nevent: epoch\ndata: " + EPOCH + "\n\n: still here\n\n";

    static final String STREAM_OF_TWO = "retry: 1000\n\nid: 18.12\nevent: status\ndata: " + STATUS
            + "\n\nid: 19.12\nevent: epoch\ndata: " + EPOCH + "\n\n";
}
