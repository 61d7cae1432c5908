package io.managerworkspace.http;

/** How errors are written on the paths of another product's API. */
public interface ErrorShape {
  /** Whether this is one of its paths, known or not. */
  boolean has(String path);

  String mediaType();

  /** What is written as JSON. */
  Object body(ErrorAnswer answer);
}
