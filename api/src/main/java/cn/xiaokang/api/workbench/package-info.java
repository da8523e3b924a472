/** The query workbench: inspectors' own questions within their area, each with its purpose and recorded; kept, shared, made to cases. */
@NullMarked
package cn.xiaokang.api.workbench;

import org.jspecify.annotations.NullMarked;
