package io.managerworkspace.metrics.live;

import io.managerworkspace.http.BodySettings;
import io.managerworkspace.http.RequestBodies;
import io.managerworkspace.metrics.Access;
import io.managerworkspace.metrics.AnswerBody;
import io.managerworkspace.metrics.PageLinks;
import io.managerworkspace.metrics.live.LiveQuestions.Asked;
import io.managerworkspace.metrics.live.LiveStream.Part;
import io.managerworkspace.metrics.query.Method;
import io.managerworkspace.security.authorization.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Answers questions again and again, on one stream. */
@Path("/manager_workspace/api/account/{accountId}/live")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.SERVER_SENT_EVENTS)
@PermissionsAllowed("metrics")
public class LiveResource {
  private final LiveReader reader;
  private final LiveStreams streams;
  private final Watches watches;
  private final RequestBodies bodies;
  private final BodySettings.Questions limits;

  LiveResource(
      LiveReader reader,
      LiveStreams streams,
      Watches watches,
      RequestBodies bodies,
      BodySettings.Questions limits) {
    this.reader = reader;
    this.streams = streams;
    this.watches = watches;
    this.bodies = bodies;
    this.limits = limits;
  }

  /** A stream of answers, once every question has its first one. */
  @POST
  // Described in META-INF/openapi.yaml: annotations cannot see a body that is read by hand.
  @Operation(hidden = true)
  @RunOnVirtualThread
  public Response live(
      @PathParam("accountId") String accountId,
      UriInfo uri,
      RoutingContext context,
      InputStream body) {
    var user = user(context);
    var bytes = bodies.ofQuestion(body, limits.maxBytes());
    var questions = reader.read(accountId, Access.scope(user), bytes);
    questions.asked().forEach(asked -> Access.check(user, asked.question().form().listsAgents()));
    var stream = streams.open(context, user, left -> leave(questions, left));
    var beginning = beginning(stream, questions, uri);
    return Response.ok(beginning, MediaType.SERVER_SENT_EVENTS_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        // Proxies that collect answers before they send them are to leave this one alone.
        .header("X-Accel-Buffering", "no")
        .build();
  }

  /** The admin token has no permission for questions, so that it does not get here. */
  private static Caller.User user(RoutingContext context) {
    return Caller.of(context)
        .filter(Caller.User.class::isInstance)
        .map(Caller.User.class::cast)
        .orElseThrow(UnauthorizedException::new);
  }

  private void leave(LiveQuestions questions, LiveStream stream) {
    questions.asked().forEach(asked -> watches.leave(asked.question(), stream));
  }

  private Beginning beginning(LiveStream stream, LiveQuestions questions, UriInfo uri) {
    var parts =
        questions.asked().stream()
            .map(
                asked ->
                    new Part(topic(asked, questions, uri), watches.join(asked.question(), stream)))
            .toList();
    long beganNs = System.nanoTime();
    var first = questions.asked().stream().map(asked -> watches.ask(asked.question())).toList();
    var newest =
        IntStream.range(0, parts.size())
            .mapToObj(i -> parts.get(i).watch().take(answer(first.get(i)), beganNs))
            .toList();
    return new Beginning(stream, parts, newest);
  }

  private static AnswerBody answer(CompletableFuture<AnswerBody> asked) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static Topic topic(Asked asked, LiveQuestions questions, UriInfo uri) {
    var question = asked.question().form();
    var method = question.method();
    return new Topic(
        asked.name(),
        question,
        PageLinks.of(address(uri, method), method.linked(), asked.parameters()),
        questions.every());
  }

  /** Where the method itself is. */
  private static String address(UriInfo uri, Method method) {
    return uri.getAbsolutePath().toString().replaceFirst("live/?$", method.path());
  }
}
