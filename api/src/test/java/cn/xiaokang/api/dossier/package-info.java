/** Tests of dossiers against the tables that they are drawn from. */
@NullMarked
package cn.xiaokang.api.dossier;

import org.jspecify.annotations.NullMarked;
