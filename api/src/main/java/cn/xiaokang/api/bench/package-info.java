/** Measures a served warehouse: each page beside its own queries asked by hand, in DuckDB and in PostgreSQL, and a crowd of clients. */
@NullMarked
package cn.xiaokang.api.bench;

import org.jspecify.annotations.NullMarked;
