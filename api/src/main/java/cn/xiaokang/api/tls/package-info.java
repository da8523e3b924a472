/** TLS of the server's own: a certificate and its key as files, taken up anew when they are renewed. */
@NullMarked
package cn.xiaokang.api.tls;

import org.jspecify.annotations.NullMarked;
