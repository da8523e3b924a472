/** Holds the server to what it promises, over real HTTP on a small real snapshot. */
@NullMarked
package cn.xiaokang.api;

import org.jspecify.annotations.NullMarked;
