package dev.tocsin.node.console;

import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.Sessions;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.web.Endpoints;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.model.Creator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The console's routes. Whoever is not logged in is led to the log-in page, whether what they
/// asked for exists or not. Safe for many threads.
public final class ConsoleEndpoints implements Endpoints {
  private static final String LOG_IN = "/console/log-in";
  private static final String INBOX = "/console/inbox";
  private static final Pattern NEXT = Pattern.compile("/console/[a-z0-9.-]+(/[A-Za-z0-9.-]+)*");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Gate gate;
  private final Pages pages;
  private final StaticFiles files = new StaticFiles();
  private final WarningPages warnings;
  private final DraftPages drafts;
  private final DraftEditor editor;
  private final RenderingPages renderings;
  private final PartnerPages partners;
  private final HousePages house;
  private final TaxiiPages taxii;
  private final SharingPages sharing;
  private final WaitingPages waiting;
  private final CollectionPages collections;
  private final SearchPages search;

  /// @param organisation what this node calls itself
  /// @param brief the beginning of this node's id
  public ConsoleEndpoints(
      Desk desk, Accounts accounts, Sessions sessions, String organisation, String brief) {
    this.gate = new Gate(accounts, sessions, brief);
    this.pages = new Pages(new Shell.Place(organisation, brief));
    this.warnings = new WarningPages(desk, pages);
    var sources = Creator.anonymous(UUID::randomUUID, InstantSource.system());
    this.drafts = new DraftPages(desk, pages, sources);
    this.editor = new DraftEditor(desk, pages, sources);
    this.renderings = new RenderingPages(desk, pages);
    this.partners = new PartnerPages(desk, pages);
    this.house = new HousePages(desk, pages);
    this.taxii = new TaxiiPages(desk, pages);
    this.sharing = new SharingPages(desk);
    this.waiting = new WaitingPages(desk, pages, drafts);
    this.collections = new CollectionPages(desk, pages, drafts);
    this.search = new SearchPages(desk, pages);
  }

  /// A page for someone who is logged in.
  @FunctionalInterface
  interface Page {
    void show(Context context, Shell.Visitor visitor);
  }

  /// What a form does.
  @FunctionalInterface
  interface Act {
    void take(Context context, Shell.Visitor visitor, Form form);
  }

  /// The log-in page.
  ///
  /// @param next where to go then
  record LogInPage(Shell shell, boolean refused, String name, String next) {}

  /// A page that says no.
  record RefusedPage(Shell shell, Problem problem, String say, List<Problem.Fault> faults) {}

  @Override
  public boolean own(String path) {
    return path.equals("/") || path.equals("/console") || path.startsWith("/console/");
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/", context -> context.redirect(INBOX));
    routes.get("/console", context -> context.redirect(INBOX));
    routes.get("/console/static/{name}", files::serve);
    routes.get(LOG_IN, this::logInPage);
    routes.post(LOG_IN, this::logIn);
    routes.post("/console/log-out", act(Form.SMALL_BYTES_MAX, this::logOut));
    routes.get(INBOX, page(warnings::inbox));
    routes.get("/console/outbox", page(warnings::outbox));
    routes.get("/console/warnings/{id}", page(warnings::warning));
    routes.post("/console/warnings/{id}/answer", act(Form.SMALL_BYTES_MAX, warnings::answer));
    routes.post("/console/warnings/{id}/permit", act(Form.SMALL_BYTES_MAX, warnings::permit));
    routes.post("/console/warnings/{id}/forward", act(Form.SMALL_BYTES_MAX, warnings::forward));
    routes.post("/console/warnings/{id}/collect", act(Form.SMALL_BYTES_MAX, warnings::collect));
    routes.get("/console/warnings/{id}/evidence", page(warnings::evidence));
    routes.get("/console/warnings/{id}/parts/{name}", page(warnings::part));
    routes.get(SearchPages.HERE, page(search::form));
    routes.post(SearchPages.HERE, act(Form.SMALL_BYTES_MAX, search::search));
    routes.get("/console/partners", page(partners::all));
    routes.post("/console/partners", act(Form.DOCUMENT_BYTES_MAX, partners::invite));
    routes.get("/console/descriptor", page(partners::descriptor));
    routes.get("/console/partners/{name}", page(partners::one));
    routes.post("/console/partners/{name}/shown", act(Form.SMALL_BYTES_MAX, partners::shown));
    routes.post("/console/partners/{name}/confirm", act(Form.SMALL_BYTES_MAX, partners::confirm));
    routes.get("/console/status", page(house::status));
    routes.get("/console/accounts", page(house::accounts));
    routes.post("/console/accounts", act(Form.SMALL_BYTES_MAX, house::add));
    routes.post("/console/accounts/{name}/disable", act(Form.SMALL_BYTES_MAX, house::disable));
    routes.post(
        "/console/accounts/{name}/attributes", act(Form.SMALL_BYTES_MAX, house::attributes));
    routes.post("/console/accounts/{name}/password", act(Form.SMALL_BYTES_MAX, house::password));
    addDraftsTo(routes);
    addTaxiiTo(routes);
  }

  private void addDraftsTo(RoutesConfig routes) {
    String draft = DraftPages.HERE + "/{id}";
    String partner = draft + "/partners/{partner}";
    int small = Form.SMALL_BYTES_MAX;
    int document = Form.DOCUMENT_BYTES_MAX;
    routes.get(DraftPages.HERE, page(drafts::all));
    routes.get(DraftPages.HERE + "/new", page(drafts::form));
    routes.post(DraftPages.HERE, act(document, drafts::compose));
    routes.post(DraftPages.HERE + "/stix", act(document, drafts::handIn));
    routes.get(draft, page(editor::show));
    routes.post(draft + "/settings", act(small, editor::settings));
    routes.post(draft + "/document", act(document, editor::document));
    routes.post(draft + "/marks", act(document, editor::mark));
    routes.post(draft + "/clear-marks", act(document, editor::clear));
    routes.post(draft + "/objects/{number}", act(document, editor::write));
    routes.post(draft + "/withdraw", act(small, editor::withdraw));
    routes.get(draft + "/partners", page(renderings::overview));
    routes.get(partner, page(renderings::one));
    routes.post(partner + "/approve", act(small, renderings::approve));
    routes.post(partner + "/release", act(small, renderings::release));
    routes.post(partner + "/emergency", act(small, renderings::emergency));
    routes.post(partner + "/clear", act(small, renderings::clear));
    routes.post(partner + "/review", act(small, renderings::review));
    routes.get("/console/reviews", page(renderings::reviews));
  }

  private void addTaxiiTo(RoutesConfig routes) {
    String account = "/console/taxii/accounts/{name}";
    int small = Form.SMALL_BYTES_MAX;
    routes.get(TaxiiPages.HERE, page(taxii::overview));
    routes.post("/console/taxii/roots", act(small, taxii::addRoot));
    routes.post("/console/taxii/collections", act(small, taxii::addCollection));
    routes.post("/console/taxii/accounts", act(small, taxii::addAccount));
    routes.post(account + "/grants", act(small, taxii::grant));
    routes.post(account + "/tokens", act(small, taxii::addToken));
    routes.post(account + "/revoke", act(small, taxii::revoke));
    routes.post(account + "/disable", act(small, taxii::disable));
    routes.post(account + "/enable", act(small, taxii::enable));
    addSharingTo(routes);
    routes.get(WaitingPages.HERE, page(waiting::all));
    routes.post("/console/waiting/{collection}", act(small, waiting::decide));
    routes.get(CollectionPages.HERE, page(collections::all));
    routes.get(CollectionPages.HERE + "/{collection}", page(collections::one));
    routes.post(CollectionPages.HERE + "/{collection}", act(small, collections::act));
  }

  private void addSharingTo(RoutesConfig routes) {
    String account = "/console/taxii/accounts/{name}";
    String collection = "/console/taxii/collections/{name}";
    String feed = "/console/taxii/feeds/{name}";
    int small = Form.SMALL_BYTES_MAX;
    routes.post("/console/taxii/roots/{name}/change", act(small, sharing::changeRoot));
    routes.post("/console/taxii/roots/{name}/remove", act(small, sharing::removeRoot));
    routes.post(collection + "/change", act(small, sharing::changeCollection));
    routes.post(collection + "/remove", act(small, sharing::removeCollection));
    routes.post(account + "/attributes", act(small, sharing::setAttributes));
    routes.post(account + "/limits", act(small, sharing::setLimits));
    routes.post(account + "/certificates", act(small, sharing::addCertificate));
    routes.post(account + "/remove", act(small, sharing::removeAccount));
    routes.post("/console/taxii/feeds", act(small, sharing::addFeed));
    routes.post(feed + "/credentials", act(small, sharing::setFeedCredentials));
    routes.post(feed + "/pause", act(small, sharing::pauseFeed));
    routes.post(feed + "/resume", act(small, sharing::resumeFeed));
    routes.post(feed + "/remove", act(small, sharing::removeFeed));
  }

  private Handler page(Page page) {
    return context -> {
      headers(context);
      gate.visitor(context)
          .ifPresentOrElse(visitor -> page.show(context, visitor), () -> toLogIn(context));
    };
  }

  private Handler act(int bytesMax, Act act) {
    return context -> {
      headers(context);
      gate.requireOwnPage(context);
      var visitor = gate.visitor(context);
      if (visitor.isEmpty()) {
        toLogIn(context);
        return;
      }
      var form = Form.read(context, bytesMax);
      gate.requireFormToken(visitor.orElseThrow(), form);
      act.take(context, visitor.orElseThrow(), form);
    };
  }

  private static void headers(Context context) {
    context
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
  }

  private static void toLogIn(Context context) {
    boolean back = context.method().name().equals("GET") && NEXT.matcher(context.path()).matches();
    seeOther(context, back ? LOG_IN + "?next=" + context.path() : LOG_IN);
  }

  static void seeOther(Context context, String address) {
    context.status(303).header("Location", address).result("");
  }

  private void logInPage(Context context) {
    headers(context);
    var next = Optional.ofNullable(context.queryParam("next")).orElse(INBOX);
    showLogIn(context, false, "", next);
  }

  private void showLogIn(Context context, boolean refused, String name, String next) {
    var shell = pages.shell(Optional.empty(), Words.ENGLISH.say("log-in.title"));
    pages.show(
        context,
        "login",
        new LogInPage(shell, refused, name, NEXT.matcher(next).matches() ? next : INBOX));
  }

  private void logIn(Context context) {
    headers(context);
    gate.requireOwnPage(context);
    var form = Form.read(context, Form.SMALL_BYTES_MAX);
    var next = form.text("next");
    var name = form.text("name");
    if (gate.logIn(context, name, form.words("password"))) {
      seeOther(context, NEXT.matcher(next).matches() ? next : INBOX);
    } else {
      showLogIn(context.status(401), true, SafeText.line(name).text(), next);
    }
  }

  private void logOut(Context context, Shell.Visitor visitor, Form form) {
    gate.logOut(context, visitor.person());
    seeOther(context, LOG_IN);
  }

  /// A page in plain words. Says the same of what is absent and what is not for the visitor.
  @Override
  public void refuse(Context context, Problem problem) {
    headers(context);
    var visitor = gate.visitor(context);
    if (visitor.isEmpty() && problem.kind() == Problem.Kind.ABSENT) {
      toLogIn(context);
      return;
    }
    var shell = pages.shell(visitor, Words.ENGLISH.say("refused." + problem.kind().name()));
    context.status(problem.kind().status());
    pages.show(
        context,
        "refused",
        new RefusedPage(
            shell,
            problem,
            SafeText.of(problem.detail()).text(),
            problem.faults().stream().map(ConsoleEndpoints::safe).toList()));
  }

  private static Problem.Fault safe(Problem.Fault fault) {
    return new Problem.Fault(
        SafeText.line(fault.pointer()).text(), fault.rule(), SafeText.line(fault.detail()).text());
  }
}
