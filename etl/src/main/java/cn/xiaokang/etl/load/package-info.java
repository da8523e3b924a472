/** Runs one load from the inbox to the published snapshot, stage by stage; leaves each stage's work to its own package. */
@NullMarked
package cn.xiaokang.etl.load;

import org.jspecify.annotations.NullMarked;
