/** Writes a snapshot's rows, quarantine, flags and indicators as CSV; leaves the assessment's documents to the api. */
@NullMarked
package cn.xiaokang.etl.export;

import org.jspecify.annotations.NullMarked;
