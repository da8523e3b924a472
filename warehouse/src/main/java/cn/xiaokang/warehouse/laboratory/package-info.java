/** The policy laboratory: what changes when a parameter moves, worked out by the catalogue's own SQL over a snapshot. */
@NullMarked
package cn.xiaokang.warehouse.laboratory;

import org.jspecify.annotations.NullMarked;
