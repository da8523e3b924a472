/** Where the tasks of a load read and write: the warehouse's own folder, or a store that all machines reach; knows nothing of tables. */
@NullMarked
package cn.xiaokang.etl.workplace;

import org.jspecify.annotations.NullMarked;
