/** The store on a {@code DataSource}: H2 for one process, PostgreSQL for several. */
@NullMarked
package io.evenkeel.store.jdbc;

import org.jspecify.annotations.NullMarked;
