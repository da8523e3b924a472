/** Tests of TLS over real connections. */
@NullMarked
package cn.xiaokang.api.tls;

import org.jspecify.annotations.NullMarked;
