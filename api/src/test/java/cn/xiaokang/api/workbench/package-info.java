/** Tests of the query workbench. */
@NullMarked
package cn.xiaokang.api.workbench;

import org.jspecify.annotations.NullMarked;
