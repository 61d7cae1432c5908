package io.managerworkspace.http;

import io.managerworkspace.input.Body;
import io.managerworkspace.model.UnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Reads the bodies of requests, as many at once as the heap has room for, and keeps answers until
 * they are read. A body has its place, with what is made of it, until its request has ended.
 */
@Startup
@Singleton
public final class RequestBodies {
  /** The part of the heap that ingestion may take, of the rest questions get a part. */
  private static final int PART_OF_INGESTION = 2;

  private static final int PART_OF_QUESTIONS = 16;

  private static final int PART_OF_ANSWERS = 8;

  /** The part of a room that one account may take, of ingestion's and of answers'. */
  private static final int PART_OF_ONE_ACCOUNT = 2;

  /** Questions and admin calls share their room whosever they are. */
  private static final String ALL_ACCOUNTS = "";

  /** What an item takes while it is taken in, about: its event, and the rows it becomes. */
  private static final int BYTES_OF_AN_ITEM = 1024;

  /** What an item takes of a body as a rule, at least. */
  private static final int LENGTH_OF_AN_ITEM = 64;

  private static final String HELD = HeldBody.class.getName();

  private record HeldBody(BytesAtOnce.Place place, long length) {}

  private final BytesAtOnce ingestion;
  private final BytesAtOnce questions;
  private final BytesAtOnce answers;
  private final int mostOfIngestion;
  private final int mostItems;
  private final CurrentVertxRequest current;

  RequestBodies(
      BodySettings.Ingestion ingest,
      BodySettings.Questions metrics,
      BodySettings.Answers answering,
      MeterRegistry meters,
      CurrentVertxRequest current) {
    long heap = Runtime.getRuntime().maxMemory();
    long ingested = ingest.bytesAtOnce().orElse(heap / PART_OF_INGESTION);
    ingestion = new BytesAtOnce("ingestion", ingested, ingested / PART_OF_ONE_ACCOUNT, meters);
    long asked = metrics.bytesAtOnce().orElse(heap / PART_OF_QUESTIONS);
    questions = new BytesAtOnce("questions", asked, asked, meters);
    long answered = answering.bytesAtOnce().orElse(heap / PART_OF_ANSWERS);
    answers = new BytesAtOnce("answers", answered, answered / PART_OF_ONE_ACCOUNT, meters);
    mostOfIngestion = ingest.maxBytes();
    mostItems = ingest.maxItems();
    this.current = current;
  }

  /**
   * The body of a call that brings items, which are to be {@link #counted}. So that no call is read
   * in vain, there is room for as many items as a body of its length may have, as a rule.
   *
   * @throws UnavailableException when other bodies, or the account's own, leave no room for it
   */
  public byte[] ofItems(String accountId, InputStream body) {
    return read(accountId, body, expected() / LENGTH_OF_AN_ITEM);
  }

  /** As {@link #ofItems}, of a call whose records are not counted. */
  public byte[] ofRecords(String accountId, InputStream body) {
    return read(accountId, body, mostItems / 2);
  }

  /**
   * Makes room for what the items of the body become.
   *
   * @throws UnavailableException when other bodies leave none
   */
  public <T> List<T> counted(List<T> items) {
    HeldBody held = current.getCurrent().get(HELD);
    held.place().resize(held.length() + (long) items.size() * BYTES_OF_AN_ITEM);
    return items;
  }

  /**
   * The body of a question or an admin call.
   *
   * @throws UnavailableException when other small bodies leave no room for it
   */
  public byte[] ofQuestion(InputStream body, int most) {
    expectQuestion(most);
    return Body.read(body, announced(), most);
  }

  /**
   * Makes room for a small body, to be called on the thread that the request came on.
   *
   * @param most the most bytes that it may have
   * @throws UnavailableException when other small bodies leave none
   */
  public void expectQuestion(int most) {
    long announced = announced();
    hold(questions, ALL_ACCOUNTS, announced > 0 ? Math.min(announced, most) : most);
  }

  /**
   * What an answer is written to until it is read, to be called on the thread that the request came
   * on.
   */
  public Chunks ofAnswer(String accountId) {
    return new Chunks(hold(answers, accountId, 0));
  }

  private byte[] read(String accountId, InputStream body, long items) {
    long besides = Math.min(items, mostItems) * BYTES_OF_AN_ITEM;
    var place = holdOrPass(accountId, body, expected() + besides);
    var bytes = Body.read(body, announced(), mostOfIngestion);
    place.resize(bytes.length + besides);
    current.getCurrent().put(HELD, new HeldBody(place, bytes.length));
    return bytes;
  }

  /** A body that does not say how long it is may be as long as any. */
  private long expected() {
    long announced = announced();
    return announced > 0 ? Math.min(announced, mostOfIngestion) : mostOfIngestion;
  }

  private BytesAtOnce.Place holdOrPass(String accountId, InputStream body, long bytes) {
    try {
      return hold(ingestion, accountId, bytes);
    } catch (UnavailableException e) {
      Body.pass(body, mostOfIngestion);
      throw e;
    }
  }

  private BytesAtOnce.Place hold(BytesAtOnce among, String accountId, long bytes) {
    var place = among.take(accountId, bytes);
    CurrentRequestManager.get().registerCompletionCallback(_ -> place.close());
    return place;
  }

  private long announced() {
    return Body.announced(current.getCurrent().request().getHeader(HttpHeaders.CONTENT_LENGTH));
  }
}
