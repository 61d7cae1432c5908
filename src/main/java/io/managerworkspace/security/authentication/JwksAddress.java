package io.managerworkspace.security.authentication;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Where an issuer publishes its keys. */
final class JwksAddress {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final long MOST_BYTES = 512 * 1024;
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final HttpRequest request;

  JwksAddress(URI location) {
    request = HttpRequest.newBuilder(location).header("Accept", "application/json").build();
  }

  /** The keys published now; takes 3 s at most. */
  List<JsonWebKey> fetch() throws IOException {
    try {
      return new JsonWebKeySet(body()).getJsonWebKeys();
    } catch (JoseException e) {
      throw new IOException(request.uri() + " is no JWKS", e);
    }
  }

  /** Waited for as a whole: a timeout of the request would not cover a body that trickles in. */
  private String body() throws IOException {
    var answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      return body(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IOException(request.uri() + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String body(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != OK) {
      throw new IOException(answer.uri() + " answers " + answer.statusCode());
    }
    return answer.body();
  }
}
