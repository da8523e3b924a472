/**
 * Finds the files of an inbox, knows what each is by its name and digest, and keeps the ledger of what came with which
 * load. What stands in a file is read by others.
 */
@NullMarked
package cn.xiaokang.etl.inbox;

import org.jspecify.annotations.NullMarked;
