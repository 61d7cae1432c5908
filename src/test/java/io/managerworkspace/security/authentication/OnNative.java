package io.managerworkspace.security.authentication;

import io.managerworkspace.security.limits.FailedAuthenticationsTest;
import io.managerworkspace.security.limits.LimitsTest;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The tests of this package that need nothing but the wire, against the native binary. */
@QuarkusIntegrationTest
class AuthorizationHeaderOnNative extends AuthorizationHeaderTest {}

@QuarkusIntegrationTest
class CredentialsOnNative extends CredentialsTest {}

@QuarkusIntegrationTest
class FailedAuthenticationsOnNative extends FailedAuthenticationsTest {}

@QuarkusIntegrationTest
class JwtKeysOnNative extends JwtKeysTest {}

@QuarkusIntegrationTest
class JwtPublicKeyOnNative extends JwtPublicKeyTest {}

@QuarkusIntegrationTest
class JwtSignatureOnNative extends JwtSignatureTest {}

@QuarkusIntegrationTest
class JwtOnNative extends JwtTest {}

@QuarkusIntegrationTest
class LimitsOnNative extends LimitsTest {}

@QuarkusIntegrationTest
class PathSpellingsOnNative extends PathSpellingsTest {}

@QuarkusIntegrationTest
class StatementTimeoutOnNative extends StatementTimeoutTest {}
