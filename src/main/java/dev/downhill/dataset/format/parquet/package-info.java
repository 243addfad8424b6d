/// Parquet files (Apache Parquet format 2.11): flat columns and structs, read page by page in bounded memory.
@NullMarked
package dev.downhill.dataset.format.parquet;

import org.jspecify.annotations.NullMarked;
