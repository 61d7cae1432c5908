package io.managerworkspace.security.authentication;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** A public key as an operator writes it into a setting. */
final class PublicKeyText {
  private static final List<String> TYPES = List.of("RSA", "EC");

  private PublicKeyText() {}

  /**
   * Reads PEM (a SubjectPublicKeyInfo), with or without its first and last line.
   *
   * @throws IllegalArgumentException when it is none, or a key of another kind than RSA and EC
   */
  static PublicKey read(String pem) {
    var encoded =
        Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----", ""));
    for (var type : TYPES) {
      try {
        return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException _) {
        continue;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has RSA and EC", e);
      }
    }
    throw new IllegalArgumentException("is not an RSA or EC public key in PEM");
  }
}
