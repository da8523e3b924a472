/** The pages in a real browser: each role's task, keyboard, two widths, access. */
@NullMarked
package cn.xiaokang.api.browser;

import org.jspecify.annotations.NullMarked;
