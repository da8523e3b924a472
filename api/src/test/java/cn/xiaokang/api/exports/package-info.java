/** Each form of a report, opened again and read. */
@NullMarked
package cn.xiaokang.api.exports;

import org.jspecify.annotations.NullMarked;
