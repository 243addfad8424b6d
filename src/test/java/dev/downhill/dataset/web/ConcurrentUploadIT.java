package dev.downhill.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentUploadIT extends DatasetsOverHttp {

    /// All of them store the same chunks at the same time.
    @Test
    void equalUploadsAtOnceAllSucceedAndShareTheirChunks() throws Exception {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append(i).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(clients.submit(() -> uploadCsv(csv.toString())));
            }
        }
        List<String> ids = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
            ids.add(answer.get().text("/id"));
        }
        for (String id : ids) {
            assertThat(get("/v1/datasets/" + id + "/rows?offset=59999").text("/data/0/x"))
                    .isEqualTo("59999.0");
            assertThat(delete("/v1/datasets/" + id).status()).isEqualTo(204);
        }
        assertThat(leftovers()).isZero();
    }
}
