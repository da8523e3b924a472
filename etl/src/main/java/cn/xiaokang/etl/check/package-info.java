/** Holds a snapshot that is about to be published to its own definitions, in the second engine. */
@NullMarked
package cn.xiaokang.etl.check;

import org.jspecify.annotations.NullMarked;
