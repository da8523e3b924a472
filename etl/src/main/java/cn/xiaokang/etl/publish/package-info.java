/** Puts the tables of a load together as a snapshot with its manifest and publishes it; leaves serving to the api. */
@NullMarked
package cn.xiaokang.etl.publish;

import org.jspecify.annotations.NullMarked;
