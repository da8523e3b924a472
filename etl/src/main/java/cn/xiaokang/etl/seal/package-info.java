/** Writes and reads the vault's files sealed, and seals those of an earlier version; knows nothing of what stands in them. */
@NullMarked
package cn.xiaokang.etl.seal;

import org.jspecify.annotations.NullMarked;
