/**
 * The way to PostgreSQL: connections, sessions, SQL as text and parameters, the turns of an
 * account.
 */
package io.managerworkspace.database;
