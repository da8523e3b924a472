/** Tests of accounts and of the access log over real HTTP. */
@NullMarked
package cn.xiaokang.api.people;

import org.jspecify.annotations.NullMarked;
