/** Keeps what the server itself must remember (accounts, sessions, the access log, cases) in SQLite or PostgreSQL; no figures. */
@NullMarked
package cn.xiaokang.api.store;

import org.jspecify.annotations.NullMarked;
