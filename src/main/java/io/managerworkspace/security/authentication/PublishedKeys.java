package io.managerworkspace.security.authentication;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys of an issuer. They are fetched when they are first needed, when they are getting old,
 * and when a token names one that is not among them, but never more often than the pauses allow:
 * whoever makes up key ids must not make this service a nuisance to the issuer.
 */
final class PublishedKeys implements VerificationKeyResolver {
  private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
  private static final long FRESH_MS = Duration.ofMinutes(5).toMillis();

  /** An issuer that is away for longer than this could have withdrawn its keys. */
  private static final long USABLE_MS = Duration.ofHours(1).toMillis();

  private static final long PAUSE_MS = Duration.ofSeconds(1).toMillis();
  private static final long PAUSE_AFTER_FAILURE_MS = Duration.ofSeconds(5).toMillis();

  private final JwksAddress address;
  private final Clock clock;
  private final VerificationJwkSelector selector = new VerificationJwkSelector();
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile Known known = new Known(List.of(), Long.MIN_VALUE, 0, Optional.empty());

  /** The issuer's keys cannot be had now, so that nobody can say whether a signature is good. */
  static final class KeysAwayException extends UnresolvableKeyException {
    private KeysAwayException(Throwable cause) {
      super("the issuer's keys cannot be had", cause);
    }
  }

  PublishedKeys(JwksAddress address, Clock clock) {
    this.address = address;
    this.clock = clock;
  }

  /** Times are epoch ms; the failure is that of the last attempt. */
  private record Known(
      List<JsonWebKey> keys, long fetchedAt, long nextAttemptAt, Optional<IOException> failure) {}

  @Override
  public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> nesting)
      throws UnresolvableKeyException {
    var now = clock.millis();
    if (known.fetchedAt < now - FRESH_MS) {
      renew(now);
    }
    var key = select(token, now);
    if (key.isEmpty()) {
      refresh(now);
      key = select(token, now);
    }
    if (key.isEmpty() && known.failure.isPresent()) {
      throw new KeysAwayException(known.failure.get());
    }
    return key.orElseThrow(() -> new UnresolvableKeyException("no such key")).getKey();
  }

  private Optional<JsonWebKey> select(JsonWebSignature token, long now)
      throws UnresolvableKeyException {
    try {
      return Optional.ofNullable(selector.select(token, usable(now)));
    } catch (JoseException e) {
      throw new UnresolvableKeyException("no key of this algorithm", e);
    }
  }

  private List<JsonWebKey> usable(long now) {
    return known.fetchedAt < now - USABLE_MS ? List.of() : known.keys;
  }

  /** One fetches; others wait for it only when there is nothing they can use meanwhile. */
  private void renew(long now) {
    if (!fetching.isLocked() || usable(now).isEmpty()) {
      refresh(now);
    }
  }

  /** One fetches; others wait for it, for all need the keys that it brings. */
  private void refresh(long now) {
    fetching.lock();
    try {
      if (known.nextAttemptAt <= now) {
        known = fetched(now);
      }
    } finally {
      fetching.unlock();
    }
  }

  private Known fetched(long now) {
    try {
      return new Known(address.fetch(), now, clock.millis() + PAUSE_MS, Optional.empty());
    } catch (IOException e) {
      LOG.warnf("The issuer's keys for JWTs cannot be fetched: %s", e);
      var next = clock.millis() + PAUSE_AFTER_FAILURE_MS;
      return new Known(known.keys, known.fetchedAt, next, Optional.of(e));
    }
  }
}
