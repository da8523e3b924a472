/** Tries the graph's arithmetic on small graphs done by hand. */
@NullMarked
package cn.xiaokang.etl.graph;

import org.jspecify.annotations.NullMarked;
