/** Open data: sets of the catalogue released once a snapshot, attacked before, served as fixed files and by rows. */
@NullMarked
package cn.xiaokang.api.opendata;

import org.jspecify.annotations.NullMarked;
