@NullMarked
package cn.xiaokang.etl.stage;

import org.jspecify.annotations.NullMarked;
