/** Asks the served snapshot: prepared statements from .sql files, bounded and cached; one request reads one snapshot. */
@NullMarked
package cn.xiaokang.api.queries;

import org.jspecify.annotations.NullMarked;
