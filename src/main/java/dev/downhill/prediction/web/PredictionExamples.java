package dev.downhill.prediction.web;

/// Requests and answers as the description of the API shows them.
final class PredictionExamples {

    static final String PREDICT = """
            The `Content-Type` says how the instances are given.

            * `application/json`: `instances` are objects by column names, or arrays in the order of the model's \
            `input_schema`. An image is an array of numbers from 0 to 255 (of 16 bits to 65535), flat or nested in the shape of the model \
            (rows, pixels, channels), or a picture file in Base64.
            * `text/csv`: a header with the names of the columns, then one instance a row; answered as `text/csv`.
            * `image/png`, `image/jpeg`, `image/gif`, `image/bmp`, `image/webp`, `image/tiff`: one image. \
            `multipart/form-data`: several, answered in the order of the parts.

            Values are spelt as in an upload: `true` means the category `True`, `2` means `2.0`, an empty text or `NA` \
            is a missing value. A column may be missing only if training had missing values in it; fields that name no \
            column of the model are ignored, with a warning where such a column is missing. A value outside the range \
            seen in training, or a category never seen, is a warning on that prediction. The `charset` of `Content-Type` \
            is honoured, and `Content-Encoding: gzip` is unpacked. An image may have any size: it is turned \
            as its Exif data say and resized as the pictures of the dataset were; colour becomes grey by luminance and \
            grey becomes colour where the model needs it. What was not done to the dataset is told as a warning.
            """;

    static final String OBJECTS = """
            {"instances":[{"sepal_length":5.1,"sepal_width":3.5,"petal_length":1.4,"petal_width":0.2}]}
            """;

    static final String ARRAYS = """
            {"instances":[[5.1,3.5,1.4,0.2],[6.7,3.0,5.2,2.3]]}
            """;

    static final String NAMED = """
            {"model":"iris@champion","instances":[[5.1,3.5,1.4,0.2]]}
            """;

    static final String CLASSES = """
            {"model":"iris","version":3,"task":"classification","predictions":[
              {"label":"setosa","probability":0.98,
               "probabilities":{"setosa":0.98,"versicolor":0.015,"virginica":0.005},"warnings":[]}]}
            """;

    static final String NUMBERS = """
            {"model":"diabetes","version":1,"task":"regression","predictions":[
              {"value":152.1,"warnings":["bmi = 61 lies outside the range seen in training, 18 to 42.2."]}]}
            """;

    static final String CSV_IN = """
            sepal_length,sepal_width,petal_length,petal_width
            5.1,3.5,1.4,0.2
            """;

    static final String CSV_OUT = """
            prediction,probability,probability_setosa,probability_versicolor,probability_virginica,warnings
            setosa,0.98,0.98,0.015,0.005,
            """;

    private PredictionExamples() {}
}
