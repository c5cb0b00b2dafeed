package org.motiflens.cli.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motiflens.cli.Invocation;
import org.motiflens.fixture.Checkout;

/** The page in a real browser: what a person who points at a cell reads. */
class DashboardPageTest {
  private static final Path MODEL =
      Checkout.ROOT.resolve("models/CTCF_K562_CTCF_SC-5916_HudsonAlpha/small-rnn.zip");
  private static final String ARROW_RIGHT = "\uE014";
  private static final String ARROW_DOWN = "\uE015";

  @TempDir Path folder;

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  @Test
  void aCellIsReadByPointerByKeysAndByAddress() throws Exception {
    assumeTrue(isInstalled("chromium") && isInstalled("chromedriver"), "no browser to test with");
    assumeTrue(Files.exists(MODEL), "no bundled model of CTCF");
    Path models = Files.createDirectories(folder.resolve("models"));
    Files.copy(MODEL, models.resolve("small-rnn.zip"));
    Path page = folder.resolve("site.html");
    Invocation.of(
            "dashboard",
            "--models",
            models.toString(),
            "--recipe",
            "demo-exact",
            "--database",
            "bundled",
            "--tf",
            "CTCF",
            "--genome",
            Checkout.DEMO.resolve("hg19-demo.fa.gz").toString(),
            "--locus",
            "chr20:30,200,852",
            "--out",
            page.toString())
        .succeeds();

    try (Browser browser = new Browser(folder.resolve("profile"))) {
      browser.open(page.toUri() + "#1,50");
      String opened = browser.text("reading");
      assertTrue(opened.startsWith("chr20:30,200,852 "), opened);
      assertTrue(opened.contains("small RNN, saliency"), opened);

      browser.pointAt("rect[data-row='2'][data-column='7']");
      String tip = browser.text("tip");
      assertTrue(
          tip.matches("chr20:30,200,809 [ACGT], small RNN, temporal output.*P [01]\\.\\d{4}"), tip);
      assertEquals(tip, browser.text("reading"));
      assertEquals("false", browser.run("return String(document.getElementById('tip').hidden)"));
      assertEquals(
          "true",
          browser.run(
              "const a = document.getElementById('chosen').getBoundingClientRect();"
                  + "const b = document.querySelector(\"rect[data-row='2'][data-column='7']\")"
                  + ".getBoundingClientRect();"
                  + "return String(Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2)"));

      browser.run("document.querySelector('#figure svg').focus(); return ''");
      browser.press(ARROW_RIGHT);
      assertTrue(browser.text("reading").startsWith("chr20:30,200,810 "), browser.text("reading"));
      browser.press(ARROW_DOWN);
      String below = browser.text("reading");
      assertTrue(below.startsWith("chr20:30,200,810 "), below);
      assertTrue(below.contains("backward"), below);

      assertEquals(
          "0", browser.run("return String(performance.getEntriesByType('resource').length)"));
    }
  }

  /** As much of WebDriver as is needed. */
  private static final class Browser implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String address;
    private final String session;

    Browser(Path profile) throws IOException, InterruptedException {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      driver =
          new ProcessBuilder("chromedriver", "--port=" + port)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      address = "http://127.0.0.1:" + port;
      try {
        awaitReady();
        String options =
            String.format(
                Locale.ROOT,
                """
                {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": [
                  "--no-sandbox", "--headless=new", "--disable-gpu", "--no-first-run",
                  "--disable-background-networking", "--disable-component-update",
                  "--disable-sync", "--disable-dev-shm-usage", "--window-size=1500,1000",
                  "--user-data-dir=%s"]}}}}
                """,
                profile);
        session = post("/session", options).getAsJsonObject().get("sessionId").getAsString();
      } catch (IOException | InterruptedException | RuntimeException e) {
        driver.destroy();
        throw e;
      }
    }

    private void awaitReady() throws InterruptedException, IOException {
      for (int attempt = 0; ; attempt++) {
        try {
          HttpRequest status = HttpRequest.newBuilder(URI.create(address + "/status")).build();
          http.send(status, HttpResponse.BodyHandlers.ofString());
          return;
        } catch (IOException e) {
          if (attempt == 200) {
            throw e;
          }
          Thread.sleep(100);
        }
      }
    }

    private JsonElement post(String path, String body) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), response.body());
      return JsonParser.parseString(response.body()).getAsJsonObject().get("value");
    }

    void open(String page) throws IOException, InterruptedException {
      JsonObject body = new JsonObject();
      body.addProperty("url", page);
      post("/session/" + session + "/url", body.toString());
    }

    String run(String script) throws IOException, InterruptedException {
      JsonObject body = new JsonObject();
      body.addProperty("script", script);
      body.add("args", JsonParser.parseString("[]"));
      return post("/session/" + session + "/execute/sync", body.toString()).getAsString();
    }

    String text(String id) throws IOException, InterruptedException {
      return run("return document.getElementById('" + id + "').textContent");
    }

    /** Moves the pointer to the middle of an element, in view. */
    void pointAt(String selector) throws IOException, InterruptedException {
      run(
          "document.querySelector(\""
              + selector
              + "\").scrollIntoView({block: 'center'}); return ''");
      String place =
          run(
              "const r = document.querySelector(\""
                  + selector
                  + "\").getBoundingClientRect();"
                  + "return Math.round(r.x + r.width / 2) + ' ' + Math.round(r.y + r.height / 2)");
      String[] point = place.split(" ", 2);
      post(
          "/session/" + session + "/actions",
          String.format(
              Locale.ROOT,
              """
              {"actions": [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"},
                "actions": [{"type": "pointerMove", "duration": 0, "x": %s, "y": %s}]}]}
              """,
              point[0],
              point[1]));
    }

    void press(String key) throws IOException, InterruptedException {
      post(
          "/session/" + session + "/actions",
          String.format(
              Locale.ROOT,
              """
              {"actions": [{"type": "key", "id": "keyboard", "actions": [
                {"type": "keyDown", "value": "%1$s"}, {"type": "keyUp", "value": "%1$s"}]}]}
              """,
              key));
    }

    @Override
    public void close() throws IOException {
      try {
        HttpRequest end =
            HttpRequest.newBuilder(URI.create(address + "/session/" + session)).DELETE().build();
        http.send(end, HttpResponse.BodyHandlers.ofString());
        driver.destroy();
        driver.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        driver.destroy();
      }
    }
  }
}
