/** Reads a request and sends an answer: parameters, the one snapshot of the request, ETag; leaves the figures to the domain. */
@NullMarked
package cn.xiaokang.api.request;

import org.jspecify.annotations.NullMarked;
