/** Tries the single sign-on against a real provider. */
@NullMarked
package cn.xiaokang.api.sso;

import org.jspecify.annotations.NullMarked;
