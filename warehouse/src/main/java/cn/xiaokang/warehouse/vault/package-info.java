/**
 * Keeps the key of the vault: a master key in a file apart from the data, and the sealed keys under it that open the vault's files and
 * make its tokens. What lies in the vault is written and read elsewhere.
 */
@NullMarked
package cn.xiaokang.warehouse.vault;

import org.jspecify.annotations.NullMarked;
