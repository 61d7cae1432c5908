package io.managerworkspace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The way in from outside, which an overlay may add. */
class GatewayTest {
  private static final Path WITH_GATEWAY = Path.of("target", "k8s-gateway");

  private static Manifests component() throws IOException {
    return Manifests.read(
        Files.readString(Path.of("k8s/gateway/gateway.yaml"))
            + "---\n"
            + Files.readString(Path.of("k8s/gateway/routes.yaml")));
  }

  private static HTTPRoute route(String name) throws IOException {
    return component().all(HTTPRoute.class).stream()
        .filter(route -> route.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tlsEndsAtTheGatewayAndNothingElseIsServedInTheClear() throws IOException {
    var listeners = component().the(Gateway.class).getSpec().getListeners();

    assertThat(listeners)
        .filteredOn(listener -> listener.getProtocol().equals("HTTPS"))
        .singleElement()
        .satisfies(
            https -> {
              assertThat(https.getTls().getMode()).isEqualTo("Terminate");
              assertThat(https.getTls().getCertificateRefs()).isNotEmpty();
            });
    var redirect = route("workspace-metrics-to-https").getSpec();
    assertThat(redirect.getParentRefs().getFirst().getSectionName()).isEqualTo("http");
    assertThat(redirect.getRules())
        .allSatisfy(
            rule -> {
              assertThat(rule.getBackendRefs()).isNullOrEmpty();
              assertThat(rule.getFilters()).hasSize(1);
            });
  }

  @Test
  void pageAndApiLeadToTheServiceAndStreamsLast() throws IOException {
    var service =
        Manifests.read(Files.readString(ManifestsTest.rendered("production"))).the(Service.class);
    var rule = route("workspace-metrics").getSpec().getRules().getFirst();
    var backend = rule.getBackendRefs().getFirst();

    assertThat(rule.getMatches().getFirst().getPath().getValue()).isEqualTo("/");
    assertThat(backend.getName()).isEqualTo(service.getMetadata().getName());
    assertThat(service.getSpec().getPorts())
        .filteredOn(port -> port.getPort().equals(backend.getPort()))
        .extracting(port -> port.getName())
        .containsExactly("http");
    assertThat(rule.getTimeouts().getRequest()).isEqualTo("0s");
    assertThat(rule.getTimeouts().getBackendRequest()).isEqualTo("0s");
  }

  @Test
  void itCanBeAddedToTheProduction() throws IOException {
    assumeTrue(Kustomize.isInstalled(), "There is no kubectl with kustomize 5.");
    Files.createDirectories(WITH_GATEWAY);
    Files.writeString(
        WITH_GATEWAY.resolve("kustomization.yaml"),
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        resources: [../../k8s/overlays/production]
        components: [../../k8s/gateway]
        """);

    assertThat(Manifests.read(Kustomize.render(WITH_GATEWAY)).objects())
        .extracting(HasMetadata::getKind)
        .contains("Gateway", "HTTPRoute", "Deployment");
  }
}
