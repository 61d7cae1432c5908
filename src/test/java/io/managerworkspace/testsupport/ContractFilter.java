package io.managerworkspace.testsupport;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds every answer that REST-assured gets against the API document. */
final class ContractFilter implements Filter {
  private static final Pattern ADDRESS = Pattern.compile("(http://[^/]*:(\\d+))(/[^?#]*).*");

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    var response = context.next(request, expected);
    var address = ADDRESS.matcher(request.getURI());
    // The management port has a document of nobody's.
    if (address.matches() && Integer.parseInt(address.group(2)) == RestAssured.port) {
      ApiContract.of(URI.create(address.group(1)))
          .check(
              request.getMethod(),
              address.group(3),
              response.statusCode(),
              Optional.ofNullable(response.contentType()).orElse(""),
              response.asString());
    }
    return response;
  }
}
