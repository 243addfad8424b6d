package dev.downhill.network.web;

/// Bodies that the API description shows; a test sends them.
final class NetworkExamples {

    static final String LENET = """
            {"name": "lenet", "layers": [
              {"type": "conv2d", "filters": 6, "kernel_size": 5, "activation": "relu"},
              {"type": "max_pool2d"},
              {"type": "conv2d", "filters": 16, "kernel_size": 5, "padding": "valid", "activation": "relu"},
              {"type": "max_pool2d"},
              {"type": "flatten"},
              {"type": "dense", "units": 84, "activation": "relu"},
              {"type": "output"}]}""";

    static final String VALIDATE = """
            {"input_shape": [28, 28, 1], "layers": [
              {"type": "conv2d", "filters": 6, "kernel_size": 5, "activation": "relu"},
              {"type": "residual", "layers": [
                {"type": "depthwise_conv2d", "activation": "gelu"},
                {"type": "layer_norm"}]},
              {"type": "global_avg_pool2d"},
              {"type": "output"}]}""";

    static final String STORED = """
            {"id": "net_01k9zq3v5h8e4x7r2m6t0c1b9a", "object": "network", "name": "small",
             "created_at": "2026-01-02T03:04:05.678901Z", "layers": [
              {"type": "dense", "units": 16, "activation": "relu", "use_bias": true, "initializer": "he_uniform"},
              {"type": "output"}]}""";

    static final String PAGE = """
            {"object": "list", "data": [
              {"id": "net_01k9zq3v5h8e4x7r2m6t0c1b9a", "object": "network", "name": "small",
               "created_at": "2026-01-02T03:04:05.678901Z", "layers": [{"type": "output"}]}],
             "first_id": "net_01k9zq3v5h8e4x7r2m6t0c1b9a", "last_id": "net_01k9zq3v5h8e4x7r2m6t0c1b9a",
             "has_more": false}""";

    static final String VALIDATION = """
            {"object": "network.validation", "valid": true, "input_shape": [28, 28, 1], "layers": [
              {"index": 0, "type": "conv2d", "output_shape": [28, 28, 6], "parameters": 156, "layers": null},
              {"index": 1, "type": "residual", "output_shape": [28, 28, 6], "parameters": 72, "layers": [
                {"index": 0, "type": "depthwise_conv2d", "output_shape": [28, 28, 6], "parameters": 60, "layers": null},
                {"index": 1, "type": "layer_norm", "output_shape": [28, 28, 6], "parameters": 12, "layers": null}]},
              {"index": 2, "type": "global_avg_pool2d", "output_shape": [6], "parameters": 0, "layers": null},
              {"index": 3, "type": "output", "output_shape": [1], "parameters": 7, "layers": null}],
             "parameters": 235, "warnings": []}""";

    private NetworkExamples() {}
}
