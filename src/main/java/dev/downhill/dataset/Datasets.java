package dev.downhill.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The collection of all datasets.
public interface Datasets {

    /// @throws dev.downhill.request.ProblemException if there is none of that id
    Dataset get(String id);

    /// Newest first, each as {@link Dataset#summary} has it.
    ///
    /// @param limit the most to return
    /// @param after only those older than this id; null starts with the newest
    /// @param name a part of the name, in any case; null for any
    List<Dataset> list(int limit, @Nullable String after, @Nullable String name);

    /// Lays the dataset's rows into a scratch file and maps it: heap use does not grow with the dataset.
    ///
    /// @throws dev.downhill.request.ProblemException if there is none of that id
    Rows open(String id);

    /// @throws dev.downhill.request.ProblemException if there is none, or something still needs it
    void delete(String id);
}
