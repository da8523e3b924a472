/** The arithmetic of the benchmark; what it measures is the load itself, tested in its own packages. */
@NullMarked
package cn.xiaokang.etl.bench;

import org.jspecify.annotations.NullMarked;
