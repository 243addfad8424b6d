package dev.downhill.webhook.web;

/// Examples of requests and answers.
final class WebhookExamples {

    static final String CREATE = """
            {"url":"https://example.com/hooks/downhill","events":["job.succeeded","job.failed"]}""";

    private static final String SHOWN = """
            "id":"whk_01k9zq3v5h8e4x7r2m6t0c1b9a","object":"webhook","url":"https://example.com/hooks/downhill",
            "events":["job.succeeded","job.failed"],"created_at":"2026-01-05T10:00:00.000Z\"""";

    static final String CREATED = "{" + SHOWN + """
            ,"secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLbSwMfKQ9r8GKYo="}""";

    static final String WEBHOOK = "{" + SHOWN + "}";

    static final String PAGE = """
            {"object":"list","data":[""" + WEBHOOK + """
            ],"first_id":"whk_01k9zq3v5h8e4x7r2m6t0c1b9a","last_id":"whk_01k9zq3v5h8e4x7r2m6t0c1b9a","has_more":false}""";

    private static final String SENT = """
            {"type":"job.succeeded","timestamp":"2026-01-05T10:01:00.000Z","data":{"id":"job_01k9zq4",
            "object":"training.job","name":"iris","status":"succeeded","stop_reason":"completed","attempt":1,
            "dataset":"ds_01k9zq2","model":"mdl_01k9zq5","created_at":"2026-01-05T10:00:30.000Z",
            "started_at":"2026-01-05T10:00:31.000Z","finished_at":"2026-01-05T10:01:00.000Z","error":null,
            "metadata":{}}}""";

    static final String DELIVERY = """
            {"id":"msg_01k9zq6v5h8e4x7r2m6t0c1b9a","object":"webhook.delivery","webhook":"whk_01k9zq3v5h8e4x7r2m6t0c1b9a",
            "event":"job.succeeded","job":"job_01k9zq4","status":"pending","attempts":1,
            "created_at":"2026-01-05T10:01:00.000Z","next_attempt_at":"2026-01-05T10:01:05.600Z","delivered_at":null,
            "response_status":500,"error":"The receiver answered with 500.","payload":""" + SENT + "}";

    static final String DELIVERIES = """
            {"object":"list","data":[""" + DELIVERY + """
            ],"first_id":"msg_01k9zq6v5h8e4x7r2m6t0c1b9a","last_id":"msg_01k9zq6v5h8e4x7r2m6t0c1b9a","has_more":false}""";

    private WebhookExamples() {}
}
