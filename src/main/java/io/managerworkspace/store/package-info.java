/** The way to PostgreSQL: connections, SQL as text and parameters, schema entities. */
package io.managerworkspace.store;
