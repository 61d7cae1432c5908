package io.managerworkspace.security.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Tokens that were good within a day, by their hashes: worth a look-up, whatever others of their
 * address got wrong. It lets nobody in.
 */
final class GoodTokens {
  private static final Duration KNOWN = Duration.ofDays(1);
  private static final int MOST = 50_000;

  private final Cache<ByteBuffer, Boolean> known;

  GoodTokens(Ticker ticker) {
    known = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(KNOWN).maximumSize(MOST).build();
  }

  /** Takes over what a look-up has found. */
  void note(byte[] hash, boolean isGood) {
    if (isGood) {
      known.put(ByteBuffer.wrap(hash), true);
    } else {
      known.invalidate(ByteBuffer.wrap(hash));
    }
  }

  boolean has(byte[] hash) {
    return known.getIfPresent(ByteBuffer.wrap(hash)) != null;
  }
}
