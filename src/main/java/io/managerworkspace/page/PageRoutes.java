package io.managerworkspace.page;

import io.managerworkspace.http.observation.Route;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Serves the page at the root and its files below {@code /page}. They need no credential. */
@Singleton
final class PageRoutes {
  /** Nothing but its own files and calls, and in nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  private static final Map<CharSequence, String> SECURITY =
      Map.of(
          HttpHeaderNames.CONTENT_SECURITY_POLICY,
          POLICY,
          HttpHeaderNames.X_FRAME_OPTIONS,
          "DENY",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private static final String NEVER = "no-store";
  private static final String A_YEAR = "public, max-age=31536000, immutable";

  private final PageSettings settings;
  private PageFiles kept;

  PageRoutes(PageSettings settings) {
    this.settings = settings;
  }

  void serve(@Observes Router router) {
    if (settings.enabled()) {
      serve(router, "/", this::page);
      serve(router, "/page/:directory/*", this::file);
    }
  }

  private static void serve(Router router, String path, Handler<RoutingContext> handler) {
    router
        .route(path)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .blockingHandler(handler, false);
  }

  private void page(RoutingContext context) {
    Route.name(context, "/");
    send(context, files().page(), NEVER);
  }

  /**
   * While a new version is rolled out, a page of the other version may ask here: it gets the file
   * of this one, which nobody may keep under that address.
   */
  private void file(RoutingContext context) {
    var files = files();
    var directory = context.pathParam("directory");
    var name = context.normalizedPath().substring("/page/".length() + directory.length() + 1);
    var file = files.file(name);
    if (file.isEmpty()) {
      context.next();
      return;
    }
    Route.name(context, "/page/{file}");
    send(context, file.get(), directory.equals(files.directory()) ? A_YEAR : NEVER);
  }

  private static void send(RoutingContext context, PageFile file, String caching) {
    var response = context.response();
    SECURITY.forEach(response::putHeader);
    response.putHeader(HttpHeaderNames.CONTENT_TYPE, file.type());
    response.putHeader(HttpHeaderNames.CACHE_CONTROL, caching);
    response.putHeader(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
    var accepted = context.request().getHeader(HttpHeaderNames.ACCEPT_ENCODING);
    var isZipped = accepted != null && accepted.contains("gzip");
    if (isZipped) {
      response.putHeader(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
    }
    end(context, isZipped ? file.gzipped() : file.plain());
  }

  private static void end(RoutingContext context, byte[] body) {
    if (context.request().method() == HttpMethod.HEAD) {
      context.response().putHeader(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
      context.response().end();
    } else {
      context.response().end(Buffer.buffer(body));
    }
  }

  /**
   * Read when somebody looks, so that no start waits for them; while they are written, each time.
   */
  private synchronized PageFiles files() {
    if (kept == null || LaunchMode.current() == LaunchMode.DEVELOPMENT) {
      kept = PageFiles.load();
    }
    return kept;
  }
}
