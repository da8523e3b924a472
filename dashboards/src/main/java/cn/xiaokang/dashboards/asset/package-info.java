/** The files a browser asks for: modules, styles, the chart library; from the class path, never from a path given by a request. */
@NullMarked
package cn.xiaokang.dashboards.asset;

import org.jspecify.annotations.NullMarked;
