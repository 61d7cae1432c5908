package io.managerworkspace.http.document;

import io.managerworkspace.http.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Tells of every call in the API document how it may fail, in one place for all of them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DocumentedErrors implements OASFilter {
  private static final String ROCKET_CHAT = "Rocket.Chat";
  private static final String ROCKET_CHAT_ERROR = "RocketChatError";
  private static final String ERROR = "Problem";

  /** Statuses that the framework documents itself, with nothing but a name. */
  private static final List<String> UNSAID = List.of("401", "403");

  /** Each status with the response among the components that describes it. */
  private static final Map<String, String> ERRORS =
      new TreeMap<>(
          Map.of(
              "400", "Invalid",
              "401", "Unauthorized",
              "403", "Forbidden",
              "404", "NotFound",
              "406", ERROR,
              "413", "TooLarge",
              "415", ERROR,
              "429", "TooMany",
              "503", "Unavailable"));

  private static final Map<String, String> ROCKET_CHAT_ERRORS =
      new TreeMap<>(
          Map.of(
              "400", ROCKET_CHAT_ERROR,
              "401", "RocketChatNotLoggedIn",
              "403", ROCKET_CHAT_ERROR,
              "404", ROCKET_CHAT_ERROR,
              "413", ROCKET_CHAT_ERROR,
              "429", ROCKET_CHAT_ERROR,
              "503", ROCKET_CHAT_ERROR));

  @Override
  public Operation filterOperation(Operation operation) {
    var isRocketChat = operation.getTags() != null && operation.getTags().contains(ROCKET_CHAT);
    var errors = isRocketChat ? ROCKET_CHAT_ERRORS : ERRORS;
    errors.forEach((status, name) -> complete(operation, status, name));
    operation.getResponses().getAPIResponses().forEach(DocumentedErrors::shape);
    if (operation.getResponses().getDefaultValue() == null) {
      operation.getResponses().setDefaultValue(named(isRocketChat ? ROCKET_CHAT_ERROR : ERROR));
    }
    return operation;
  }

  private static void complete(Operation operation, String status, String name) {
    var described = operation.getResponses().getAPIResponse(status);
    if (described == null || (described.getRef() == null && UNSAID.contains(status))) {
      operation.getResponses().addAPIResponse(status, named(name));
    }
  }

  /** An error that a call describes in its own words has the shape of all others. */
  private static void shape(String status, APIResponse described) {
    if (status.startsWith("4") && described.getRef() == null && described.getContent() == null) {
      described.setContent(problem());
    }
  }

  private static Content problem() {
    var schema = OASFactory.createSchema().ref("#/components/schemas/" + ERROR);
    return OASFactory.createContent()
        .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
  }

  private static APIResponse named(String name) {
    return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
  }
}
