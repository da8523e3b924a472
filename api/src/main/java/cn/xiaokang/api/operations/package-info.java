/** Answers for the operator: health, deliveries, refused rows, metrics. */
@NullMarked
package cn.xiaokang.api.operations;

import org.jspecify.annotations.NullMarked;
