package dev.downhill.http;

import dev.downhill.disk.Disk;
import dev.downhill.request.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Says in our words what Spring MVC refuses before a controller is reached.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MvcAdvice extends ResponseEntityExceptionHandler {

    private final HttpProperties properties;
    private final Disk disk;

    MvcAdvice(HttpProperties properties, Disk disk) {
        this.properties = properties;
        this.disk = disk;
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = "There is nothing at " + path(request) + "; /swagger-ui.html lists what there is.";
        return answer(ProblemType.NOT_FOUND, detail, List.of(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Collection<HttpMethod> possible = Objects.requireNonNullElse(e.getSupportedHttpMethods(), List.of());
        String detail = e.getMethod() + " is not possible at " + path(request) + "; possible: " + names(possible) + ".";
        return answer(ProblemType.METHOD_NOT_ALLOWED, detail, List.of(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        MediaType sent = e.getContentType();
        String what = sent == null
                ? "The request does not say what its body is."
                : "A body of type " + sent + " is not supported here.";
        String detail = what + " Possible as Content-Type: " + names(e.getSupportedMediaTypes()) + ".";
        return answer(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail, List.of(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = "None of the types in Accept can be answered here; possible: "
                + names(e.getSupportedMediaTypes()) + ".";
        return answer(ProblemType.NOT_ACCEPTABLE, detail, List.of(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e.getParameterName();
        return unfit("?" + name, "missing", "The query parameter '" + name + "' is required.", headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e.getRequestPartName();
        return unfit(name, "missing", "The form has no part '" + name + "'.", headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemType.BAD_REQUEST, "A header or a cookie is missing.", List.of(), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(e instanceof MethodArgumentTypeMismatchException mismatch)) {
            return unfit("?", "wrong_type", "A parameter has the wrong type.", headers, request);
        }
        Class<?> type = mismatch.getParameter().getParameterType();
        boolean whole = type == int.class || type == long.class || type == Integer.class || type == Long.class;
        String wanted = whole ? "a whole number of this size" : "of another type";
        String detail = "'" + mismatch.getName() + "' must be " + wanted + ", not '" + mismatch.getValue() + "'.";
        return unfit(pointer(mismatch.getParameter(), mismatch.getName()), "wrong_type", detail, headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Problem> problems = e.getParameterValidationResults().stream()
                .map(MvcAdvice::problem)
                .toList();
        String detail = problems.stream().map(Problem::detail).collect(Collectors.joining(" "));
        return answer(ProblemType.UNFIT, detail, problems, headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = "An upload may have at most " + properties.maxUpload().toBytes() + " bytes.";
        return answer(ProblemType.TOO_LARGE, detail, List.of(), headers, request);
    }

    /// The container keeps the parts of a form where the system keeps temporary files.
    @ExceptionHandler
    ResponseEntity<Object> brokenForm(MultipartException e, WebRequest request) {
        if (disk.complaint(e).isPresent()) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, AsyncResponses.seconds(ProblemAdvice.RETRY_INTERVAL));
            String full = "The disk with the folder for temporary files (java.io.tmpdir) is full, so forms cannot be"
                    + " received. Free some space there.";
            return answer(ProblemType.UNAVAILABLE, full, List.of(), headers, request);
        }
        String detail = "The body is not a complete multipart form, or has too many parts.";
        return answer(ProblemType.MALFORMED, detail, List.of(), new HttpHeaders(), request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemType.MALFORMED, "The body is missing or broken off.", List.of(), headers, request);
    }

    /// Where everything without a sentence of its own ends up.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ServletWebRequest web = (ServletWebRequest) request;
        if (web.getResponse() != null && web.getResponse().isCommitted()) {
            return null;
        }
        ProblemType type = ProblemType.of(status.value());
        if (status.is5xxServerError()) {
            logger.error(web.getHttpMethod() + " " + path(request) + " failed", e);
        }
        return answer(type, type.title() + ".", List.of(), headers, request);
    }

    private static Problem problem(ParameterValidationResult result) {
        MethodParameter parameter = result.getMethodParameter();
        String name = name(parameter);
        String wanted = result.getResolvableErrors().stream()
                .map(error -> String.valueOf(error.getDefaultMessage()))
                .sorted()
                .collect(Collectors.joining(" and "));
        String detail = "'" + name + "' " + wanted + ", not '" + result.getArgument() + "'.";
        return new Problem(pointer(parameter, name), "out_of_range", detail, null);
    }

    /// What the client calls it.
    static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        return query == null || query.name().isEmpty()
                ? Objects.requireNonNullElse(parameter.getParameterName(), "")
                : query.name();
    }

    private static String pointer(MethodParameter parameter, String name) {
        return parameter.hasParameterAnnotation(PathVariable.class) ? "{" + name + "}" : "?" + name;
    }

    private static ResponseEntity<Object> unfit(
            String pointer, String code, String detail, HttpHeaders headers, WebRequest request) {
        return answer(ProblemType.UNFIT, detail, List.of(new Problem(pointer, code, detail, null)), headers, request);
    }

    private static ResponseEntity<Object> answer(
            ProblemType type, String detail, List<Problem> problems, HttpHeaders headers, WebRequest request) {
        String id = RequestId.of(((ServletWebRequest) request).getRequest());
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(type, detail, path(request), id, problems));
    }

    private static String path(WebRequest request) {
        return ((ServletWebRequest) request).getRequest().getRequestURI();
    }

    private static String names(Collection<?> possible) {
        return possible.isEmpty()
                ? "nothing"
                : possible.stream().map(String::valueOf).sorted().distinct().collect(Collectors.joining(", "));
    }
}
