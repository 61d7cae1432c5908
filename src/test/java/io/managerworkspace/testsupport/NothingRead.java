package io.managerworkspace.testsupport;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Hangs up on a body instead of reading it. */
final class NothingRead implements BodySubscriber<String> {
  @Override
  public CompletionStage<String> getBody() {
    return CompletableFuture.completedFuture("");
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.cancel();
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {}

  @Override
  public void onError(Throwable error) {}

  @Override
  public void onComplete() {}
}
