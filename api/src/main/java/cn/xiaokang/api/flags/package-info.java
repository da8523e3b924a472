/** Answers for the flags: lists, counts, evidence with delivery and line. */
@NullMarked
package cn.xiaokang.api.flags;

import org.jspecify.annotations.NullMarked;
