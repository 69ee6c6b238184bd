package dev.tocsin.node.console;

import dev.tocsin.core.collection.TaxiiCollection.Inbound;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.MachineAccount.Limits;
import dev.tocsin.node.desk.CollectionDesk;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.FeedDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.taxii.Credentials;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What the page about sharing changes of what is there already, and feeds.
final class SharingPages {
  private final Desk desk;

  SharingPages(Desk desk) {
    this.desk = desk;
  }

  private static void done(Context context) {
    ConsoleEndpoints.seeOther(context, TaxiiPages.HERE);
  }

  private static DeskException wrong(String sentence) {
    return new DeskException(Problem.Kind.BAD_REQUEST, sentence);
  }

  /// What cannot be undone wants a tick.
  private static void requireSure(Form form) {
    if (!form.ticked("sure")) {
      throw wrong("Tick that you are sure, then remove it.");
    }
  }

  void changeRoot(Context context, Shell.Visitor visitor, Form form) {
    desk.collections()
        .changeRoot(
            visitor.person(),
            context.pathParam("name"),
            new CollectionDesk.RootChange(
                Optional.of(form.text("title")), Optional.of(form.text("description"))));
    done(context);
  }

  void removeRoot(Context context, Shell.Visitor visitor, Form form) {
    requireSure(form);
    desk.collections().removeRoot(visitor.person(), context.pathParam("name"));
    done(context);
  }

  void changeCollection(Context context, Shell.Visitor visitor, Form form) {
    var inbound =
        Inbound.of(form.text("inbound"))
            .orElseThrow(() -> wrong("Choose what becomes of objects that programs add."));
    desk.collections()
        .changeCollection(
            visitor.person(),
            context.pathParam("name"),
            new CollectionDesk.Change(
                Optional.of(form.text("title")),
                Optional.of(form.text("description")),
                Optional.of(inbound)));
    done(context);
  }

  void removeCollection(Context context, Shell.Visitor visitor, Form form) {
    requireSure(form);
    desk.collections().removeCollection(visitor.person(), context.pathParam("name"));
    done(context);
  }

  void removeAccount(Context context, Shell.Visitor visitor, Form form) {
    requireSure(form);
    desk.machines().remove(visitor.person(), context.pathParam("name"));
    done(context);
  }

  void setAttributes(Context context, Shell.Visitor visitor, Form form) {
    desk.machines()
        .setAttributes(visitor.person(), context.pathParam("name"), TaxiiPages.attributes(form));
    done(context);
  }

  void setLimits(Context context, Shell.Visitor visitor, Form form) {
    Limits limits;
    try {
      limits =
          new Limits(
              Integer.parseInt(form.text("requests")),
              Integer.parseInt(form.text("burst")),
              Integer.parseInt(form.text("page")));
    } catch (NumberFormatException _) {
      throw wrong("Write the limits as whole numbers.");
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    desk.machines().setLimits(visitor.person(), context.pathParam("name"), limits);
    done(context);
  }

  void addCertificate(Context context, Shell.Visitor visitor, Form form) {
    Hash pin;
    try {
      pin = Hash.fromHex(form.text("pin").replace(":", "").toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw wrong("A pin is 64 hexadecimal digits.");
    }
    desk.machines()
        .addCertificate(visitor.person(), context.pathParam("name"), form.text("certificate"), pin);
    done(context);
  }

  void addFeed(Context context, Shell.Visitor visitor, Form form) {
    desk.feeds()
        .add(
            visitor.person(),
            new FeedDesk.Wanted(
                form.text("name"),
                form.text("address"),
                form.text("collection"),
                seconds(form.text("seconds")),
                form.filled("trust"),
                credentials(form)));
    done(context);
  }

  private static Duration seconds(String text) {
    try {
      return Duration.ofSeconds(Integer.parseInt(text));
    } catch (NumberFormatException _) {
      throw wrong("Write the seconds as a whole number.");
    }
  }

  /// A secret with a name is a password, one without is a token.
  private static Credentials credentials(Form form) {
    String secret = form.text("secret");
    try {
      return form.filled("user")
          .<Credentials>map(user -> new Credentials.Basic(user, secret))
          .orElseGet(
              () -> secret.isEmpty() ? new Credentials.Nobody() : new Credentials.Bearer(secret));
    } catch (IllegalArgumentException e) {
      throw wrong("Not usable: " + e.getMessage() + ".");
    }
  }

  void setFeedCredentials(Context context, Shell.Visitor visitor, Form form) {
    desk.feeds().setCredentials(visitor.person(), context.pathParam("name"), credentials(form));
    done(context);
  }

  void pauseFeed(Context context, Shell.Visitor visitor, Form form) {
    desk.feeds().setPaused(visitor.person(), context.pathParam("name"), true);
    done(context);
  }

  void resumeFeed(Context context, Shell.Visitor visitor, Form form) {
    desk.feeds().setPaused(visitor.person(), context.pathParam("name"), false);
    done(context);
  }

  void removeFeed(Context context, Shell.Visitor visitor, Form form) {
    requireSure(form);
    desk.feeds().remove(visitor.person(), context.pathParam("name"));
    done(context);
  }
}
