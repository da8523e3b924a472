/** Answers for everyone without sign-in, with small cells suppressed. */
@NullMarked
package cn.xiaokang.api.publication;

import org.jspecify.annotations.NullMarked;
