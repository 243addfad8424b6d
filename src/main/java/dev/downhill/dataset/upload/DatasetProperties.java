package dev.downhill.dataset.upload;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// `downhill.datasets.*`
///
/// @param maxStored the most that an upload may grow to: unpacked, and encoded
/// @param parallelImports how many uploads are read and encoded at a time, at most all processors but one; others wait
@Validated
@ConfigurationProperties("downhill.datasets")
public record DatasetProperties(
        @DefaultValue("16GB") DataSize maxStored,
        @DefaultValue("2") @Min(1) int parallelImports) {}
