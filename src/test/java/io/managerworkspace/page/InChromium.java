package io.managerworkspace.page;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests in a browser against the running service; without a Chromium they are skipped. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@EnabledIf(
    value = "io.managerworkspace.launch.Chromium#isThere",
    disabledReason = "There is no Chromium on this machine.")
@interface InChromium {}
