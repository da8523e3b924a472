/** Copies of all that can't be made again, the way back, and what may be thrown away. */
@NullMarked
package cn.xiaokang.api.backup;

import org.jspecify.annotations.NullMarked;
