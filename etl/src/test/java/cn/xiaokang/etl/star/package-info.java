/** Tests of the star's files. */
@NullMarked
package cn.xiaokang.etl.star;

import org.jspecify.annotations.NullMarked;
