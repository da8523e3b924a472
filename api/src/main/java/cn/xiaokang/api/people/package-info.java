/** Accounts: one's own, and those of others, which the security officer keeps. Each change stands in the access log. */
@NullMarked
package cn.xiaokang.api.people;

import org.jspecify.annotations.NullMarked;
