package io.managerworkspace.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.managerworkspace.testsupport.Claims;
import io.managerworkspace.testsupport.Issuer;
import io.managerworkspace.testsupport.JwksServer;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
  private static final Issuer OLD = Issuer.rsa("old");
  private static final Issuer NEW = Issuer.rsa("new");

  private final JwksServer server = JwksServer.at(0);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final PublishedKeys keys = new PublishedKeys(new JwksAddress(server.address()), clock);

  @AfterEach
  void stop() {
    server.close();
  }

  private Key resolve(Issuer issuer) throws JoseException {
    var token =
        (JsonWebSignature)
            JsonWebSignature.fromCompactSerialization(issuer.sign(Claims.of("account")));
    return keys.resolveKey(token, List.of());
  }

  private void pass(long seconds) {
    now.updateAndGet(time -> time.plusSeconds(seconds));
  }

  @Test
  void keysAreFetchedOnceAndKept() throws JoseException {
    server.publish(OLD.jwks());
    for (int i = 0; i < 10; i++) {
      assertThat(resolve(OLD)).isEqualTo(OLD.key().getPublicKey());
    }
    assertThat(server.calls()).isEqualTo(1);
  }

  @Test
  void madeUpKeyIdsAreNoNuisance() throws JoseException {
    server.publish(OLD.jwks());
    resolve(OLD);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> resolve(NEW))
          .isInstanceOf(UnresolvableKeyException.class)
          .isNotInstanceOf(PublishedKeys.KeysAwayException.class);
    }
    assertThat(server.calls()).isEqualTo(1);
  }

  @Test
  void aNewKeyIsFoundAndTheOldOneIsForgotten() throws JoseException {
    server.publish(OLD.jwks());
    resolve(OLD);
    server.publish(NEW.jwks());
    pass(2);

    assertThat(resolve(NEW)).isEqualTo(NEW.key().getPublicKey());
    assertThatThrownBy(() -> resolve(OLD)).isNotInstanceOf(PublishedKeys.KeysAwayException.class);
  }

  @Test
  void aKeyThatWasWithdrawnEndsWithinMinutes() throws JoseException {
    server.publish(OLD.jwks());
    resolve(OLD);
    server.publish(NEW.jwks());
    pass(301);

    assertThatThrownBy(() -> resolve(OLD)).isInstanceOf(UnresolvableKeyException.class);
  }

  @Test
  void keysOutliveAnOutageForAnHour() throws JoseException {
    server.publish(OLD.jwks());
    resolve(OLD);
    server.fail();
    pass(3_599);
    assertThat(resolve(OLD)).isEqualTo(OLD.key().getPublicKey());
    assertThatThrownBy(() -> resolve(NEW)).isInstanceOf(PublishedKeys.KeysAwayException.class);

    pass(2);
    assertThatThrownBy(() -> resolve(OLD)).isInstanceOf(PublishedKeys.KeysAwayException.class);
  }

  @Test
  void anIssuerThatIsAwayIsAskedAgainAfterAPause() throws JoseException {
    server.fail();
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> resolve(OLD)).isInstanceOf(PublishedKeys.KeysAwayException.class);
    }
    assertThat(server.calls()).isEqualTo(1);

    server.publish("no JWKS");
    pass(6);
    assertThatThrownBy(() -> resolve(OLD)).isInstanceOf(PublishedKeys.KeysAwayException.class);

    server.publish(OLD.jwks());
    pass(6);
    assertThat(resolve(OLD)).isEqualTo(OLD.key().getPublicKey());
  }
}
