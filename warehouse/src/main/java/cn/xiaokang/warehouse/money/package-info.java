/** Keeps amounts of money exact; leaves reading the many ways of writing them to the load. */
@NullMarked
package cn.xiaokang.warehouse.money;

import org.jspecify.annotations.NullMarked;
