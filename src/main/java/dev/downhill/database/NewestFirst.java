package dev.downhill.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The part of a query that reads a page of a table, newest rows first: ids ascend with time. It is SQL and not JPQL:
/// Spring Data and Hibernate would each parse JPQL when the service starts, with a grammar that takes a tenth of the
/// start to load.
public final class NewestFirst {

    /// Parameters: `after`, only rows that are older than this id; `name`, a part of the name, in any case.
    public static final String PAGE =
            " where id < :after and position(lower(:name) in lower(name)) > 0 order by id desc";

    /// Comes after every id, in every collation: ids begin with the prefix of their kind.
    private static final String AFTER_ALL = "zzzzzz";

    private NewestFirst() {}

    /// @param id null for the first page
    public static String after(@Nullable String id) {
        return Objects.requireNonNullElse(id, AFTER_ALL);
    }

    /// @param part null for any name
    public static String name(@Nullable String part) {
        return Objects.requireNonNullElse(part, "");
    }
}
