/** Says what went wrong as application/problem+json (RFC 9457); what can go wrong stays with the packages that know it. */
@NullMarked
package cn.xiaokang.api.problem;

import org.jspecify.annotations.NullMarked;
