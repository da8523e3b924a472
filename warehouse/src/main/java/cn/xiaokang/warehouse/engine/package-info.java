/** Runs the catalogue's SQL: DuckDB over a snapshot, locked down, and what rules, indicators and their cases need on any engine; leaves Spark to the load. */
@NullMarked
package cn.xiaokang.warehouse.engine;

import org.jspecify.annotations.NullMarked;
