@NullMarked
package cn.xiaokang.warehouse.value;

import org.jspecify.annotations.NullMarked;
