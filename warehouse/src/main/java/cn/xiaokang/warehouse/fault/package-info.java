/** Can say what went wrong, whose it is and what to do; leaves showing it to whoever meets the person. */
@NullMarked
package cn.xiaokang.warehouse.fault;

import org.jspecify.annotations.NullMarked;
