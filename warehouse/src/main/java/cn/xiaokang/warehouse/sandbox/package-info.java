/** SQL that someone writes: held to a list of what it may hold, run in a process of its own that its parent can end at any time. */
@NullMarked
package cn.xiaokang.warehouse.sandbox;

import org.jspecify.annotations.NullMarked;
