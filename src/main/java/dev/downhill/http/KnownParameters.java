package dev.downhill.http;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.SpellingSuggestion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Compares the query of a request with the parameters of the method that answers it, so that every endpoint refuses
/// what it does not know: a misspelt filter must not answer with everything.
///
/// It reads whole numbers more strictly than Spring MVC, which takes `0x10`, `#10` and ` 10` for numbers.
@Component
class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "dev.downhill.";
    private static final int MAX_SHOWN = 60;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,30}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && !ErrorPage.class.isAssignableFrom(method.getBeanType())) {
            List<Problem> problems = new ArrayList<>();
            checkQuery(QueryString.parse(request.getQueryString()), queryParameters(method), problems);
            checkPath(request, method, problems);
            if (problems.size() == 1) {
                throw ProblemException.unfit(problems.getFirst());
            }
            if (!problems.isEmpty()) {
                throw ProblemException.unfit("The query does not fit.", problems);
            }
        }
        return true;
    }

    /// The parameters that a method takes from the query, by name.
    private static Map<String, MethodParameter> queryParameters(HandlerMethod method) {
        Map<String, MethodParameter> known = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
            if (query != null && !MultipartFile.class.isAssignableFrom(parameter.getParameterType())) {
                known.put(MvcAdvice.name(parameter), parameter);
            }
        }
        return known;
    }

    private static void checkQuery(
            Map<String, List<String>> sent, Map<String, MethodParameter> known, List<Problem> problems) {
        sent.forEach((name, values) -> {
            MethodParameter parameter = known.get(name);
            if (parameter == null) {
                problems.add(unknown(name, known.keySet()));
            } else if (values.size() > 1 && !Collection.class.isAssignableFrom(parameter.getParameterType())) {
                problems.add(problem(
                        name, "repeated", "'" + name + "' is given " + values.size() + " times.", "Give it once."));
            } else if (values.stream().anyMatch(String::isEmpty)) {
                problems.add(problem(name, "blank", "'" + name + "' has no value.", "Give it one, or leave it out."));
            } else if (isWhole(parameter) && !WHOLE.matcher(values.getFirst()).matches()) {
                problems.add(problem(name, "wrong_type", notWhole(name, values.getFirst()), null));
            }
        });
    }

    private static void checkPath(HttpServletRequest request, HandlerMethod method, List<Problem> problems) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return;
        }
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class) && isWhole(parameter)) {
                String name = MvcAdvice.name(parameter);
                String value = Objects.toString(variables.get(name), "");
                if (!WHOLE.matcher(value).matches()) {
                    problems.add(new Problem("{" + name + "}", "wrong_type", notWhole(name, value), null));
                }
            }
        }
    }

    private static boolean isWhole(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == int.class || type == long.class || type == Integer.class || type == Long.class;
    }

    private static String notWhole(String name, String value) {
        return "'" + name + "' must be a whole number, not '" + shown(value) + "'.";
    }

    private static Problem unknown(String name, Collection<String> known) {
        String nearest = SpellingSuggestion.of(name, known);
        String all =
                known.isEmpty() ? "This endpoint takes no query." : "Known here: " + String.join(", ", known) + ".";
        return problem(
                name,
                "unknown_parameter",
                "There is no query parameter '" + shown(name) + "' here.",
                nearest == null ? all : "Did you mean '" + nearest + "'? " + all);
    }

    private static Problem problem(String name, String code, String detail, @Nullable String hint) {
        return new Problem("?" + shown(name), code, detail, hint);
    }

    private static String shown(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }
}
