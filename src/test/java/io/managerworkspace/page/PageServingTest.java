package io.managerworkspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page on the wire. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class PageServingTest {
  private static final Pattern NAMED = Pattern.compile("\"(page/[0-9a-f]{20}/([^\"]+))\"");
  private static final int MOST_BYTES = 300_000;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TestHTTPResource URI server;

  @Test
  void thePageIsNeverKeptAndItsFilesForAYear() throws Exception {
    assertThat(get("").headers().firstValue("Cache-Control")).contains("no-store");
    for (var file : named()) {
      var answer = get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .as(file)
          .contains("public, max-age=31536000, immutable");
    }
  }

  @Test
  void everyFileOfThePageIsServedAndNoOther() throws Exception {
    try (var files = Files.walk(Path.of("src/main/resources/page"))) {
      var sources =
          files
              .filter(Files::isRegularFile)
              .map(file -> Path.of("src/main/resources/page").relativize(file).toString())
              .filter(name -> !name.equals("index.html"))
              .collect(Collectors.toSet());
      var named = named().stream().map(name -> name.replaceFirst("page/[0-9a-f]+/", "")).toList();

      assertThat(named).containsAll(sources).doesNotHaveDuplicates();
      assertThat(named.stream().filter(name -> !sources.contains(name)))
          .allMatch(name -> name.startsWith("lib/"));
    }
  }

  @Test
  void theWholePageIsSmallOverTheWire() throws Exception {
    long bytes = zipped("").body().length;
    for (var file : named()) {
      bytes += zipped(file).body().length;
    }

    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void nothingButItsOwnFilesMayRunAndNobodyMayFrameIt() throws Exception {
    for (var path : List.of("", named().getFirst())) {
      var headers = get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self';", "style-src 'self';")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
          .doesNotContain("unsafe", "http");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void whoUnderstandsNoCompressionGetsTheFilesAsTheyAre() throws Exception {
    var plain = get(named().getFirst());
    var zipped = zipped(named().getFirst());

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(plain.headers().firstValue("Vary")).contains("accept-encoding");
  }

  @Test
  void aFileOfAnotherVersionIsAnsweredWithThisOneAndNotKept() throws Exception {
    var answer = get("page/00000000000000000000/app.js");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page",
        "page/",
        "page/x",
        "page/x/",
        "page/x/index.html",
        "page/x/../application.properties",
        "page/x/%2e%2e/application.properties",
        "page/app.js",
        "webjars/chart.js/4.5.1/dist/chart.umd.min.js",
        "index.html"
      })
  void whatIsNoFileOfThePageIsNotThere(String path) throws Exception {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void headIsAnsweredWithoutABody() throws Exception {
    var head =
        HttpRequest.newBuilder(address("")).method("HEAD", HttpRequest.BodyPublishers.noBody());
    var answer = CLIENT.send(head.build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  private List<String> named() throws Exception {
    var names = NAMED.matcher(get("").body()).results().map(found -> found.group(1)).toList();
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> zipped(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address(path)).header("Accept-Encoding", "gzip, br");
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private URI address(String path) {
    return URI.create(server.toString().replaceAll("/+$", "") + "/" + path);
  }
}
