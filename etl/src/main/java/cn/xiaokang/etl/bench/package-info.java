/** Measures a load beside the same tables made by DuckDB alone; leaves the load itself to its packages. */
@NullMarked
package cn.xiaokang.etl.bench;

import org.jspecify.annotations.NullMarked;
