/** Keeps a warehouse's snapshots whole and serves one of them as current; leaves making their tables to the load and reading them to the engine. */
@NullMarked
package cn.xiaokang.warehouse.snapshot;

import org.jspecify.annotations.NullMarked;
