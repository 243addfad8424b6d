package dev.downhill.http;

import dev.downhill.request.DeclaredCharset;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import dev.downhill.work.WorkPool;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.util.unit.DataSize;

/// Lets a controller take a JSON body as `@RequestBody JsonObjectReader`, no longer than allowed.
class JsonObjectConverter extends AbstractHttpMessageConverter<JsonObjectReader> {

    /// Longer bodies are parsed by the pool. Shorter ones take less than a millisecond.
    private static final int SHORT = 1 << 16;

    private final int maxBytes;
    private final WorkPool pool;

    /// @param pool parses long bodies
    JsonObjectConverter(DataSize maxBytes, WorkPool pool) {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.maxBytes = Math.toIntExact(maxBytes.toBytes());
        this.pool = pool;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == JsonObjectReader.class;
    }

    @Override
    protected boolean canWrite(@Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected JsonObjectReader readInternal(Class<? extends JsonObjectReader> type, HttpInputMessage message)
            throws IOException {
        if (message.getHeaders().getContentLength() > maxBytes) {
            throw tooLarge();
        }
        Charset charset = DeclaredCharset.of(message.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        byte[] body = DeclaredCharset.utf8(message.getBody(), charset).readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge();
        }
        return body.length <= SHORT ? JsonObjectReader.parse(body) : pool.run(() -> JsonObjectReader.parse(body));
    }

    @Override
    protected void writeInternal(JsonObjectReader fields, HttpOutputMessage message) {
        throw new UnsupportedOperationException("fields are only read");
    }

    private ProblemException tooLarge() {
        return ProblemException.tooLarge("A JSON body may have at most " + maxBytes + " bytes.");
    }
}
