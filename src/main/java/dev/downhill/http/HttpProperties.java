package dev.downhill.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// `downhill.http.*`
///
/// @param maxJsonBody the largest JSON body that is read
/// @param maxUpload the largest body of any other kind: an upload as a form or as it is, a table to predict from
@ConfigurationProperties("downhill.http")
public record HttpProperties(
        @DefaultValue("16MB") DataSize maxJsonBody,
        @DefaultValue("4GB") DataSize maxUpload) {

    public HttpProperties {
        if (maxJsonBody.toBytes() < 1 || maxJsonBody.toBytes() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "downhill.http.max-json-body = " + maxJsonBody + " must lie between 1B and 1GB");
        }
        if (maxUpload.toBytes() < 1) {
            throw new IllegalArgumentException("downhill.http.max-upload = " + maxUpload + " must be at least 1B");
        }
    }
}
