/** Curves, score sheets and their sensitivity, by property and by example. */
@NullMarked
package cn.xiaokang.warehouse.assessment;

import org.jspecify.annotations.NullMarked;
