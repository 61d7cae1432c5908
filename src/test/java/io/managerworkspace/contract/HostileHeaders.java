package io.managerworkspace.contract;

import java.util.List;

/** Headers that have broken their readers before, whole or as values. */
final class HostileHeaders {
  private HostileHeaders() {}

  static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-ndjson",
          "application/json; charset=utf-16",
          "application/json;charset=nonsense",
          "application/json; charset=\"",
          "application/*",
          "*/*",
          "text/plain",
          "nonsense",
          "",
          ";",
          "/",
          "application/",
          "a/b/c",
          "application/json,x/y",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "\u00ff/\u00ff");

  static final List<String> HEADERS =
      List.of(
          "Accept: ",
          "Accept: ;;",
          "Accept: nonsense",
          "Accept: */*;q=9",
          "Accept: text/html",
          "Accept: application/json;q=x",
          "Accept: application/json\r\nAccept: text/html",
          "Accept-Language: %%%,;;",
          "Accept-Language: de-DE-x-y-z-1-2;q=abc",
          "Accept-Charset: x",
          "Accept-Encoding: nonsense;q=-1",
          "Content-Encoding: gzip",
          "Content-Language: ;;",
          "Expect: 100-continue",
          "Range: bytes=5-1",
          "If-Match: x",
          "If-Modified-Since: x",
          "Cookie: ;;=;\u00ff",
          "Cookie: a=\"",
          "Forwarded: ;;;for=\"",
          "X-Forwarded-For: x,,;",
          "X-Forwarded-Host: a b",
          "X-Forwarded-Port: x",
          "X-Forwarded-Proto: \u00ff",
          "X-HTTP-Method-Override: DELETE",
          "Origin: null",
          "Referer: ::::",
          "traceparent: 00-x-y-z",
          "User-Agent: \u00ff\u00fe",
          "X-Auth-Token: x\r\nX-User-Id: ",
          "Date: x",
          "Via: ",
          "Content-Location: %zz",
          "Max-Forwards: -1",
          "X-" + "y".repeat(500) + ": z",
          "X-Request-Id: ${jndi:ldap://x}",
          "Sec-WebSocket-Key: x",
          "TE: trailers",
          "Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
          "Connection: upgrade\r\nUpgrade: websocket",
          "Content-Encoding: deflate",
          "Trailer: X",
          "If-None-Match: *");

  static final List<String> CREDENTIALS =
      List.of(
          "",
          "Authorization: \r\n",
          "Authorization: Bearer\r\n",
          "Authorization: Bearer \r\n",
          "Authorization: Bearer x y\r\n",
          "Authorization: bearer \u00ff\u00fe\r\n",
          "Authorization: Basic dTE6cA==\r\n",
          "Authorization: Bearer " + "a".repeat(43) + "\r\n",
          "Authorization: Bearer " + "a".repeat(20_000) + "\r\n",
          "Authorization: Bearer a.b.c\r\n",
          "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJleHAiOjk5OTk5OTk5OTl9.\r\n",
          "Authorization: Bearer ' OR 1=1 --\r\n",
          "Authorization: Digest username=\"\r\n",
          "X-Auth-Token: x\r\n",
          "X-Auth-Token: x\r\nX-User-Id: \u00ff\r\n",
          "X-Auth-Token: x\r\nX-Auth-Token: y\r\nX-User-Id: u1\r\nX-User-Id: u2\r\n",
          "X-User-Id: u1\r\n");
}
