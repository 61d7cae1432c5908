package io.managerworkspace.page;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The test of this package that needs nothing but the wire, against the native binary. */
@QuarkusIntegrationTest
class PageServingOnNative extends PageServingTest {}
