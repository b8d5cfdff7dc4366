/** Cases by what is known of them and by words, as far as who asks may read them. */
@NullMarked
package dev.baton.desk.search;

import org.jspecify.annotations.NullMarked;
