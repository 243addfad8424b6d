package dev.downhill.http;

import dev.downhill.request.DeclaredCharset;
import dev.downhill.request.GzipInput;
import dev.downhill.request.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Unpacks the bodies of requests with `Content-Encoding: gzip`. Refuses every other encoding by its name, and every
/// charset that is not known: a body read as what it is not would only be called broken. The limits on bodies count
/// unpacked bytes.
@Component
class BodyEncoding extends OncePerRequestFilter {

    private static final List<String> GZIP = List.of("gzip", "x-gzip");

    private static final Pattern TEXT = Pattern.compile("^\\s*text/|json", Pattern.CASE_INSENSITIVE);

    private final HandlerExceptionResolver resolver;

    BodyEncoding(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = String.join(", ", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
                .strip()
                .toLowerCase(Locale.ROOT);
        String unknownCharset = unknownCharset(request.getContentType());
        if (unknownCharset != null) {
            refuse(request, response, unknownCharset);
        } else if (encoding.isEmpty() || encoding.equals("identity")) {
            chain.doFilter(request, response);
        } else if (!GZIP.contains(encoding)) {
            refuse(
                    request,
                    response,
                    "A body with Content-Encoding: " + encoding + " is not read. Possible: gzip, or none.");
        } else if (isForm(request)) {
            // Tomcat reads the parts of a form by itself.
            refuse(
                    request,
                    response,
                    "A form with Content-Encoding: gzip is not read. Send it unpacked, or the file as the bare body"
                            + " with its own Content-Type.");
        } else {
            chain.doFilter(new Unpacked(request), response);
        }
    }

    /// What to answer where a text is declared in a charset that is not known; of other bodies it does not matter.
    private static @Nullable String unknownCharset(@Nullable String contentType) {
        if (contentType == null || !TEXT.matcher(contentType).find()) {
            return null;
        }
        try {
            DeclaredCharset.of(contentType);
            return null;
        } catch (ProblemException e) {
            return e.detail();
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String detail) {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        resolver.resolveException(request, response, null, ProblemException.unsupported(detail));
    }

    /// The request as it would be without its encoding.
    private static final class Unpacked extends HttpServletRequestWrapper {

        private static final List<String> HIDDEN = List.of(
                HttpHeaders.CONTENT_ENCODING.toLowerCase(Locale.ROOT),
                HttpHeaders.CONTENT_LENGTH.toLowerCase(Locale.ROOT));

        private @Nullable Body body;

        Unpacked(HttpServletRequest request) {
            super(request);
        }

        private static boolean isHidden(String header) {
            return HIDDEN.contains(header.toLowerCase(Locale.ROOT));
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            Body opened = body == null ? new Body(super.getInputStream()) : body;
            body = opened;
            return opened;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long getContentLengthLong() {
            return -1;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isHidden(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !isHidden(name))
                    .toList());
        }
    }

    /// The unpacked body, for reading as it comes.
    private static final class Body extends ServletInputStream {

        private final GzipInput unpacked;
        private boolean finished;

        Body(ServletInputStream packed) {
            unpacked = new GzipInput(packed, "The body with Content-Encoding: gzip");
        }

        @Override
        public int read() throws IOException {
            int read = unpacked.read();
            finished |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = unpacked.read(target, offset, length);
            finished |= read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("requests are read by threads that wait");
        }
    }
}
