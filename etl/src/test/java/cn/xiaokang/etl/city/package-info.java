@NullMarked
package cn.xiaokang.etl.city;

import org.jspecify.annotations.NullMarked;
