/** Identities across departments, on deliveries that stand in the tests. */
@NullMarked
package cn.xiaokang.etl.conform;

import org.jspecify.annotations.NullMarked;
