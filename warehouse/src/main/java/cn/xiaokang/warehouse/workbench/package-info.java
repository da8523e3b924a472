/** What an inspector may ask the snapshot in their own words: the tables that are open, within one area, and questions over them. */
@NullMarked
package cn.xiaokang.warehouse.workbench;

import org.jspecify.annotations.NullMarked;
