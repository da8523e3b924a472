@NullMarked
package cn.xiaokang.warehouse.vault;

import org.jspecify.annotations.NullMarked;
