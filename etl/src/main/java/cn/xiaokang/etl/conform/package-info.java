/** Makes one identity of a person across departments and gives each source as a view with tokens in place of identities; leaves parsing to stage and modelling to star. */
@NullMarked
package cn.xiaokang.etl.conform;

import org.jspecify.annotations.NullMarked;
