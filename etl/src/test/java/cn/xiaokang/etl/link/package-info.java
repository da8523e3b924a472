/** Tries linkage on files whose truth is known. */
@NullMarked
package cn.xiaokang.etl.link;

import org.jspecify.annotations.NullMarked;
