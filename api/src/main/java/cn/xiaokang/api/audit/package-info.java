/** The access log as its auditor reads it. */
@NullMarked
package cn.xiaokang.api.audit;

import org.jspecify.annotations.NullMarked;
