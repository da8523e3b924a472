/** What ties a household to others, step by step, from a snapshot. */
@NullMarked
package cn.xiaokang.warehouse.ring;

import org.jspecify.annotations.NullMarked;
