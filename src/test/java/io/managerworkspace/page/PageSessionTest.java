package io.managerworkspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.managerworkspace.testsupport.AdminApi;
import io.managerworkspace.testsupport.Loose;
import org.junit.jupiter.api.Test;

/** Who is signed in, for how long, and what is told when that ends. */
@InChromium
class PageSessionTest extends PageInBrowser {
  @Test
  void accountAndTokenOpenThePage() {
    browser.visit(centre.root() + "/");
    browser.type("#account", centre.workspace().id());
    browser.type("#token", centre.workspace().token());
    browser.click("sign-in .primary");

    browser.read(OPEN, "3");
    assertThat(browser.address()).contains("account=" + centre.workspace().id());
    browser.click("[aria-label='Sign out']");
    browser.see("#token");
    browser.reload();
    browser.see("#token");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aTokenOfALinkLeavesTheAddressAndStaysInTheTab() {
    browser.visit(centre.link(""));
    browser.read(OPEN, "3");

    assertThat(browser.address()).doesNotContain("token", centre.workspace().token());
    assertThat((String) browser.run("return JSON.stringify(localStorage) + document.cookie"))
        .isEqualTo("{}");
    assertThat(
            (String)
                browser.run(
                    "return performance.getEntriesByType('resource').map(e => e.name).join()"))
        .doesNotContain(centre.workspace().token());
    browser.reload();
    browser.read(OPEN, "3");
  }

  @Test
  void aLinkOpensInATabThatIsSignedInAlready() {
    var other = Centre.empty(server).workspace();
    browser.visit(centre.link("table=skills"));
    browser.read(OPEN, "3");

    browser.run("location.hash = '#account=%s&token=%s'".formatted(other.id(), other.token()));

    browser.read(".account", other.id());
    browser.read(OPEN, "0");
    assertThat(browser.address())
        .contains("account=" + other.id(), "table=skills")
        .doesNotContain(other.token());
  }

  @Test
  void aWrongTokenIsToldInWords() {
    browser.visit(centre.link(centre.root(), "", "wrong"));

    browser.read(".notice", text -> text.contains("does not accept this token"));
    assertThat((String) browser.run("return document.querySelector('#account').value"))
        .isEqualTo(centre.workspace().id());
  }

  @Test
  void aTokenOfAnotherAccountIsToldInWords() {
    var other = Centre.empty(server).workspace();
    browser.visit(centre.link(centre.root(), "", other.token()));

    browser.read(".message", text -> text.contains("may not see what is asked for"));
  }

  @Test
  void aRevokedTokenEndsTheSessionWhileItIsWatched() {
    var tokens = AdminApi.ACCOUNTS + "/" + centre.workspace().id() + "/tokens";
    browser.visit(centre.link("table=skills"));
    browser.read(OPEN, "3");

    var listed = Loose.json(AdminApi.asAdmin().get(tokens).asString());
    AdminApi.asAdmin().delete(tokens + "/" + listed.at("/0/id").asText()).then().statusCode(204);

    browser.read(".notice", text -> text.contains("revoked"));
    assertThat(browser.address()).contains("table=skills");
  }
}
