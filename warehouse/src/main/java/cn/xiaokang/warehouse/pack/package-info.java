/** A case as one file: the rows behind its flags, the rule, its parameters and clause, digests; and the replay that needs no warehouse. */
@NullMarked
package cn.xiaokang.warehouse.pack;

import org.jspecify.annotations.NullMarked;
