package io.managerworkspace.page;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One browser for the tests of a class; a new tab and a new contact centre for each of them. */
class PageInBrowser {
  static final String OPEN = "[data-metric=open_conversations] .value";

  static Browser browser;
  @TestHTTPResource URI server;
  Centre centre;

  @BeforeAll
  static void start() {
    browser = Browser.open();
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void open() {
    centre = Centre.open(server);
    browser.anew();
  }
}
