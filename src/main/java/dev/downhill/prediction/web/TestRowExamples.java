package dev.downhill.prediction.web;

/// Test rows as the description of the API shows them.
final class TestRowExamples {

    static final String CLASSES = """
            {"object":"list","model":"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b","dataset":"ds_01k9zq4s2j6q8a3t5v0w1x2y3z",
             "task":"classification",
             "data":[{"row":117,"actual":"virginica","predicted":"versicolor","probability":0.81,
                      "actual_probability":0.19,"correct":false}],
             "offset":0,"total":23,"has_more":true}
            """;

    static final String NUMBERS = """
            {"object":"list","model":"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b","dataset":"ds_01k9zq4s2j6q8a3t5v0w1x2y3z",
             "task":"regression",
             "data":[{"row":41,"actual":151.0,"predicted":140.2,"error":-10.8}],
             "offset":0,"total":66,"has_more":true}
            """;

    static final String ROC = """
            {"object":"roc","model":"mdl_01k9zq6v4m8t1c5w7x2y3z4a5b","classes":[
             {"label":"setosa","false_positive_rate":[0.0,0.0,1.0],"true_positive_rate":[0.0,1.0,1.0]}]}
            """;

    private TestRowExamples() {}
}
