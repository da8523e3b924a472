/** A household looks up its own record by the code on its 幸福清单, and publishers issue those codes; leaves dossiers to others. */
@NullMarked
package cn.xiaokang.api.lookup;

import org.jspecify.annotations.NullMarked;
