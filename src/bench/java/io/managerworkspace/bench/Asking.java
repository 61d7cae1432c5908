package io.managerworkspace.bench;

import io.managerworkspace.launch.CannotGoOnException;

/** Asks an account's questions over one connection that is kept alive, each a different one. */
final class Asking implements AutoCloseable {
  private final Tenant tenant;
  private final Wire wire;

  Asking(Tenant tenant) {
    this.tenant = tenant;
    wire = new Wire(tenant.port());
  }

  void ask(Question question) {
    ask(question.request(tenant));
  }

  void ask(byte[] request) {
    var answer = wire.send(request);
    if (answer.status() != 200) {
      throw new CannotGoOnException(answer.head() + answer.text());
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
