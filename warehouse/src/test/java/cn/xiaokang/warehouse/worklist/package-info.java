/** Work lists. */
@NullMarked
package cn.xiaokang.warehouse.worklist;

import org.jspecify.annotations.NullMarked;
