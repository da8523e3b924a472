/** Opens a snapshot for a notebook, de-identified as it is, and shows the rows of a query as a table. */
@NullMarked
package cn.xiaokang.notebooks;

import org.jspecify.annotations.NullMarked;
