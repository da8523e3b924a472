/** Tests of the cases: their order, their history, both stores. */
@NullMarked
package cn.xiaokang.api.cases;

import org.jspecify.annotations.NullMarked;
