package io.managerworkspace.ingest.events;

import io.managerworkspace.database.Session;
import io.managerworkspace.database.Sql;
import io.managerworkspace.model.UnknownIdException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An account's own key. What it makes of a sender's id recognises the sender among the account's
 * others and tells nothing else, so that no id of a consumer is stored.
 */
public final class SenderKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int HASH_BYTES = 16;

  private final SecretKeySpec key;

  /**
   * @param key at least one byte
   */
  public SenderKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The key of an account.
   *
   * @throws UnknownIdException when there is no such account
   */
  public static SenderKey of(Session session, String accountId) {
    return session
        .first(
            Sql.of("SELECT sender_key FROM account WHERE account_id = ?", accountId),
            row -> new SenderKey(row.getBytes(1)))
        .orElseThrow(() -> UnknownIdException.ofAccount(accountId));
  }

  /** The first 128 bits of the id's HMAC: 22 letters, digits, {@code -} and {@code _}. */
  public String hash(String senderId) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var whole = mac.doFinal(senderId.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(whole, HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
