/** What the server says to those who mean it harm. */
@NullMarked
package cn.xiaokang.api.attack;

import org.jspecify.annotations.NullMarked;
