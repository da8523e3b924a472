/** What a page shows, as records made for it; nothing here knows where a figure comes from. */
@NullMarked
package cn.xiaokang.dashboards.view;

import org.jspecify.annotations.NullMarked;
