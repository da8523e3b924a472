/** Whom to visit first: households ordered by what a visit can be expected to find, and a list for so many visitors and days. */
@NullMarked
package cn.xiaokang.warehouse.worklist;

import org.jspecify.annotations.NullMarked;
