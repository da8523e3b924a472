@NullMarked
package cn.xiaokang.warehouse.identity;

import org.jspecify.annotations.NullMarked;
