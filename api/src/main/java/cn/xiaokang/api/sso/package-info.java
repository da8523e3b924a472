/** Lets a provider of the office's own (OpenID Connect) vouch for people who have an account here; off unless configured. */
@NullMarked
package cn.xiaokang.api.sso;

import org.jspecify.annotations.NullMarked;
