package dev.downhill.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.CsvSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way a CSV file was read, as clients see it: the fields of `csv` in a spec, said or inferred.
@Schema(name = "csv")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CsvView(
        @Schema(example = ",") String delimiter,
        @Schema(example = "\"") String quote,
        CsvSpec.Header header,

        @Schema(description = "Lines before the header", example = "0")
        int skipRows,

        @Schema(description = "Lines that begin with it are skipped") @Nullable
        String comment,

        @Schema(example = "UTF-8") String encoding,

        @Schema(description = "Decimal mark of most numbers; a column may have another", example = ".")
        String decimal,

        @Nullable String thousands,

        @Schema(description = "Texts that mean a missing value; absent for the usual ones") @Nullable
        List<String> missing) {

    static CsvView of(CsvFormat csv) {
        return new CsvView(
                csv.delimiter(),
                csv.quote(),
                csv.header(),
                csv.skipRows(),
                csv.comment(),
                csv.encoding(),
                csv.decimal(),
                csv.thousands(),
                csv.missing());
    }
}
