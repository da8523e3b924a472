/** Knows the months and years that payments and deliveries are of; leaves reading the many ways of writing them to the load. */
@NullMarked
package cn.xiaokang.warehouse.period;

import org.jspecify.annotations.NullMarked;
