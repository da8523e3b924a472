/** Walks from a row behind a figure down to the delivered rows that it rests on, each with its file and line; leaves asking to whoever holds a snapshot. */
@NullMarked
package cn.xiaokang.warehouse.evidence;

import org.jspecify.annotations.NullMarked;
