package dev.downhill.dataset.web;

/// Answers as the OpenAPI description shows them.
final class DatasetExamples {

    static final String DATASET = """
            {"id":"ds_01k9zq3v5m8x2c4n6b7j1h0gfd","object":"dataset","name":"iris","description":"",
             "created_at":"2026-01-02T03:04:05.678901Z","format":"csv","rows":150,"bytes":3716,
             "sha256":"6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0",
             "task":"classification","target":"species","warnings":[],"guesses":[],
             "csv":{"delimiter":",","quote":"\\"","header":"present","skip_rows":0,"encoding":"UTF-8","decimal":"."},
             "columns":[
              {"name":"sepal_length","type":"numeric","role":"input","missing":0,"distinct":35,
               "min":4.3,"max":7.9,"mean":5.843,"std":0.825,"quantiles":[4.3,5.1,5.8,6.4,7.9],
               "histogram":{"edges":[4.3,6.1,7.9],"counts":[95,55]}},
              {"name":"species","type":"categorical","role":"target","missing":0,
               "categories":[{"value":"setosa","count":50},{"value":"versicolor","count":50},
                             {"value":"virginica","count":50}]}]}
            """;

    static final String LIST = """
            {"object":"list","data":[{"id":"ds_01k9zq3v5m8x2c4n6b7j1h0gfd","object":"dataset","name":"iris",
             "description":"","created_at":"2026-01-02T03:04:05.678901Z","format":"csv","rows":150,"bytes":3716,
             "sha256":"6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0",
             "task":"classification","target":"species","warnings":[],"guesses":[],"columns":[]}],
             "first_id":"ds_01k9zq3v5m8x2c4n6b7j1h0gfd","last_id":"ds_01k9zq3v5m8x2c4n6b7j1h0gfd","has_more":false}
            """;

    static final String ROWS = """
            {"object":"list","dataset":"ds_01k9zq3v5m8x2c4n6b7j1h0gfd","data":[
             {"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2,"species":"setosa"}],
             "offset":0,"total":150,"has_more":true}
            """;

    static final String SAMPLES = """
            {"object":"list","data":[{"object":"sample","name":"iris",
             "description":"150 iris flowers of three species, four measures each in centimetres.",
             "target":"species"}],"first_id":"iris","last_id":"iris","has_more":false}
            """;

    static final String CSV = """
            sepal_length,sepal_width,petal_length,petal_width,species
            5.1,3.5,1.4,0.2,setosa
            6.3,3.3,6.0,2.5,virginica
            """;

    static final String VARIANT = """
            {"name":"iris, petals alone","target":"species",
             "columns":{"sepal_length":{"role":"ignored"},"sepal_width":{"role":"ignored"}}}
            """;

    static final String RAGGED = """
            {"type":"urn:downhill:problem:unfit","title":"The request has invalid fields","status":422,
             "detail":"Some rows of the file do not fit.","instance":"/v1/datasets",
             "request_id":"01k9zq3v5m8x2c4n6b7j1h0gfd",
             "errors":[{"pointer":"row 17, column \\"age\\"","code":"not_a_number",
                        "detail":"In row 17 (line 18), column \\"age\\", \\"old\\" is not a number.","hint":null}]}
            """;

    private DatasetExamples() {}
}
