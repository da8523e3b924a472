/** The work list of inspectors: whom to visit first. */
@NullMarked
package cn.xiaokang.api.worklist;

import org.jspecify.annotations.NullMarked;
