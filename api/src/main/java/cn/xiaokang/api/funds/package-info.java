/** Answers for the flow of funds and for the notices of their use. */
@NullMarked
package cn.xiaokang.api.funds;

import org.jspecify.annotations.NullMarked;
