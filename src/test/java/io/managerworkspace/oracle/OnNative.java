package io.managerworkspace.oracle;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The tests of this package that need nothing but the wire, against the native binary. */
@QuarkusIntegrationTest
class OracleOnNative extends OracleTest {}

@QuarkusIntegrationTest
class PermutationOnNative extends PermutationTest {}

@QuarkusIntegrationTest
class RocketChatOracleOnNative extends RocketChatOracleTest {}
