/** Answers what would change if a parameter of the policy moved; leaves the working out to the warehouse's laboratory. */
@NullMarked
package cn.xiaokang.api.laboratory;

import org.jspecify.annotations.NullMarked;
