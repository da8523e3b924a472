/** Looks for signs that figures were made to fit a target: named statistical tests over counted items; it asks and never judges. */
@NullMarked
package cn.xiaokang.warehouse.integrity;

import org.jspecify.annotations.NullMarked;
