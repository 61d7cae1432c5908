package io.managerworkspace.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * What looks at a plan or at a lock of one PostgreSQL, and means nothing on a cluster; or what
 * changes the server for everybody, which a given cluster is not for.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIfSystemProperty(
    named = "tests.citus",
    matches = ".+",
    disabledReason = "It is about one PostgreSQL, and this is a cluster.")
public @interface OnOnePostgres {}
