package io.managerworkspace.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page with every file that it names. These are served below a directory that is named after
 * the contents of them all, so that browsers may keep them: what changes has another address.
 *
 * @param directory a hash
 * @param page what is served at the root, with the addresses of the files
 */
record PageFiles(String directory, PageFile page, Map<String, PageFile> files) {
  private static final String PLACE = "page/";
  private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"" + PLACE + "([^\"]+)\"");
  private static final int HASH_BYTES = 10;

  /** Reads them from the class path. */
  static PageFiles load() {
    var html = new String(read("index.html"), UTF_8);
    var files = new LinkedHashMap<String, PageFile>();
    var hash = sha256();
    for (var named : NAMED.matcher(html).results().toList()) {
      var name = named.group(1);
      var bytes = read(name);
      hash.update(bytes);
      files.put(name, PageFile.of(name, bytes));
    }
    var directory = HexFormat.of().formatHex(hash.digest(), 0, HASH_BYTES);
    var addressed = html.replace("\"" + PLACE, "\"" + PLACE + directory + "/");
    return new PageFiles(directory, PageFile.of("index.html", addressed.getBytes(UTF_8)), files);
  }

  Optional<PageFile> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static byte[] read(String name) {
    try (var file = PageFiles.class.getClassLoader().getResourceAsStream(PLACE + name)) {
      if (file == null) {
        throw new IllegalStateException("The page names " + name + ", which is not there");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
