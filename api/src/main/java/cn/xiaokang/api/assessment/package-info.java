/** Answers for the indicators and the overview; every figure opens to its rows and its clause. */
@NullMarked
package cn.xiaokang.api.assessment;

import org.jspecify.annotations.NullMarked;
