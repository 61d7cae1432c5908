package io.managerworkspace.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtSettingsTest {
  private static final String ISSUER = "workspace.jwt.issuer";
  private static final String AUDIENCE = "workspace.jwt.audience";
  private static final String JWKS = "workspace.jwt.jwks-location";
  private static final String KEY = "workspace.jwt.public-key";

  private static Optional<JwtVerifier> verifier(Map<String, String> settings) {
    var mapped =
        new SmallRyeConfigBuilder()
            .withMapping(JwtSettings.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(JwtSettings.class);
    return JwtVerifier.of(mapped, Clock.systemUTC());
  }

  private static void isRefused(String reason, Map<String, String> settings) {
    assertThatThrownBy(() -> verifier(settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void nothingConfiguredIsNoVerifier() {
    assertThat(verifier(Map.of())).isEmpty();
  }

  @Test
  void halfAConfigurationDoesNotStart() {
    isRefused("needs an issuer", Map.of(ISSUER, "i"));
    isRefused("needs an issuer", Map.of(ISSUER, "i", AUDIENCE, "a"));
    isRefused("needs an issuer", Map.of(ISSUER, "i", JWKS, "https://issuer.example/jwks"));
    isRefused("needs an issuer", Map.of(AUDIENCE, "a", JWKS, "https://issuer.example/jwks"));
    isRefused("either", Map.of(ISSUER, "i", AUDIENCE, "a", JWKS, "https://i.example", KEY, "AA=="));
  }

  @Test
  void aWrongSourceOfKeysDoesNotStart() {
    isRefused("https", Map.of(ISSUER, "i", AUDIENCE, "a", JWKS, "file:/etc/passwd"));
    isRefused("public-key", Map.of(ISSUER, "i", AUDIENCE, "a", KEY, "AA=="));
    isRefused("public-key", Map.of(ISSUER, "i", AUDIENCE, "a", KEY, "not base64 at all!"));
  }
}
