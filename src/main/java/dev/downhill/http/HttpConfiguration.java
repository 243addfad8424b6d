package dev.downhill.http;

import dev.downhill.work.WorkPool;
import jakarta.servlet.MultipartConfigElement;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Fits what every endpoint shares into Spring MVC and Tomcat.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /// How long a body may wait to be parsed.
    private static final Duration PARSE_TIMEOUT = Duration.ofSeconds(30);

    /// Registers the check of queries for every endpoint.
    @Bean
    WebMvcConfigurer interceptors(KnownParameters parameters) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(parameters);
            }
        };
    }

    /// Parses long JSON bodies.
    @Bean
    WorkPool bodyPool() {
        return new WorkPool("body", WorkPool.allProcessorsButOne(), PARSE_TIMEOUT);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer fieldsAsBody(
            HttpProperties properties, @Qualifier("bodyPool") WorkPool bodyPool) {
        return converters -> converters.addCustomConverter(new JsonObjectConverter(properties.maxJsonBody(), bodyPool));
    }

    /// Every part goes to a file at once: an upload costs no heap.
    @Bean
    MultipartConfigElement multipart(HttpProperties properties) {
        long most = properties.maxUpload().toBytes();
        return new MultipartConfigElement("", most, most, 0);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors(JsonMapper mapper) {
        return factory -> factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(ProblemValve.class.getName());
            host.getPipeline().addValve(new ProblemValve(mapper));
        });
    }
}
