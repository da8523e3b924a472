/** Knows who asks and what they may see: accounts, sessions, permissions, areas, and the record of looks at persons. */
@NullMarked
package cn.xiaokang.api.access;

import org.jspecify.annotations.NullMarked;
