/** Tests of what the servers remember. */
@NullMarked
package cn.xiaokang.api.store;

import org.jspecify.annotations.NullMarked;
