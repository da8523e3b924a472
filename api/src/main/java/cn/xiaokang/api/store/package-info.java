/** Keeps what the server itself must remember (accounts, sessions, the access log) in one SQLite file; no figures. */
@NullMarked
package cn.xiaokang.api.store;

import org.jspecify.annotations.NullMarked;
