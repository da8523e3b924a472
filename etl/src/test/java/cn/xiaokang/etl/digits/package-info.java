/** Tries digit tests against published tables. */
@NullMarked
package cn.xiaokang.etl.digits;

import org.jspecify.annotations.NullMarked;
