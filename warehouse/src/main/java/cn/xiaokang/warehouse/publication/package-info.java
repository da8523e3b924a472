/**
 * What may be said in public: values of columns that may be published, masked names, and the scan of a finished text. How a notice
 * lives is the server's affair.
 */
@NullMarked
package cn.xiaokang.warehouse.publication;

import org.jspecify.annotations.NullMarked;
