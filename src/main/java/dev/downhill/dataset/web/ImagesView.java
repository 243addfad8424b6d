package dev.downhill.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.dataset.picture.Resize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way the pictures of a dataset were read, as clients see it: the fields of `images` in a spec, said or inferred.
@Schema(name = "images")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImagesView(
        @Schema(description = "Height and width in pixels of every picture", example = "[64, 48]")
        List<Integer> size,

        @Schema(description = "How pictures of another size are resized; absent if all of them had this size") @Nullable
        Resize resize,

        @Schema(description = "The colour behind transparent parts", example = "#ffffff")
        String background) {

    static ImagesView of(ImagesFormat images) {
        return new ImagesView(images.size(), images.resize(), images.background());
    }
}
