/** What a load over several machines needs beyond one on this machine: its settings, the proof that all see one folder. */
@NullMarked
package cn.xiaokang.etl.cluster;

import org.jspecify.annotations.NullMarked;
