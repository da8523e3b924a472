/** Puts the resources together into one HTTP server: routes, headers, limits, metrics, OpenAPI. */
@NullMarked
package cn.xiaokang.api.web;

import org.jspecify.annotations.NullMarked;
