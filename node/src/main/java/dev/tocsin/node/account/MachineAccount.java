package dev.tocsin.node.account;

import dev.tocsin.core.visibility.Attributes;
import dev.tocsin.core.visibility.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// An account of a program that reads or adds objects over TAXII. It shows as what it may see, and
/// never as a person: the attribute of the console is not for it.
///
/// @param attributes in alphabetical order, as they were given
/// @param grants each collection once
/// @param createdBy the person or operator who made it
/// @param viewer the attributes as those of a reader
public record MachineAccount(
    String name,
    Set<String> attributes,
    List<Grant> grants,
    Limits limits,
    boolean disabled,
    Instant created,
    String createdBy,
    Viewer viewer) {
  /// No account has more.
  public static final int ATTRIBUTES_MAX = 100;

  /// No account has more.
  public static final int GRANTS_MAX = 1_000;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{1,39}");

  public MachineAccount {
    requireName(name);
    attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
    grants = List.copyOf(grants);
    require(
        attributes.size() <= ATTRIBUTES_MAX,
        "An account has at most " + ATTRIBUTES_MAX + " attributes.");
    for (var attribute : attributes) {
      require(
          Attributes.mayBeGiven(attribute),
          "An attribute is made of lower-case words, such as tlp.amber or org.north; a level is one"
              + " of the Traffic Light Protocol, and those of channels are not given.");
    }
    require(grants.size() <= GRANTS_MAX, "An account has at most " + GRANTS_MAX + " grants.");
    var collections = new HashSet<UUID>();
    for (var grant : grants) {
      require(collections.add(grant.collection()), "A collection is granted once.");
    }
  }

  /// An account that sees what its attributes let it see.
  ///
  /// @throws IllegalArgumentException with a sentence for people if it cannot be
  public MachineAccount(
      String name,
      Set<String> attributes,
      List<Grant> grants,
      Limits limits,
      boolean disabled,
      Instant created,
      String createdBy) {
    this(
        name,
        attributes,
        grants,
        limits,
        disabled,
        created,
        createdBy,
        Viewer.of(checked(attributes)));
  }

  /// What it may do with one collection.
  public record Grant(UUID collection, boolean read, boolean write) {
    public Grant {
      require(read || write, "A grant lets read, write, or both.");
    }
  }

  /// How much it may ask.
  ///
  /// @param requestsPerSecond in the long run
  /// @param burst requests at once
  /// @param pageObjects the most objects on a page
  public record Limits(int requestsPerSecond, int burst, int pageObjects) {
    public static final int REQUESTS_MAX = 100_000;
    public static final int PAGE_OBJECTS_MAX = 10_000;

    /// Enough for a program that follows some collections.
    public static final Limits DEFAULT = new Limits(100, 200, 1_000);

    public Limits {
      require(
          within(requestsPerSecond, REQUESTS_MAX) && within(burst, REQUESTS_MAX),
          "Requests per second and at once are numbers from 1 to " + REQUESTS_MAX + ".");
      require(
          within(pageObjects, PAGE_OBJECTS_MAX),
          "A page has 1 to " + PAGE_OBJECTS_MAX + " objects.");
    }

    private static boolean within(int number, int most) {
      return number >= 1 && number <= most;
    }
  }

  /// What it may do with a collection; empty for nothing.
  public Optional<Grant> grant(UUID collection) {
    return grants.stream().filter(grant -> grant.collection().equals(collection)).findFirst();
  }

  public boolean mayRead(UUID collection) {
    return grant(collection).filter(Grant::read).isPresent();
  }

  public boolean mayWrite(UUID collection) {
    return grant(collection).filter(Grant::write).isPresent();
  }

  public MachineAccount withAttributes(Set<String> next) {
    return new MachineAccount(name, next, grants, limits, disabled, created, createdBy);
  }

  /// What it may do with one collection is that from now on; its other grants stay.
  public MachineAccount withGrant(UUID collection, boolean read, boolean write) {
    var next =
        new ArrayList<>(
            grants.stream().filter(grant -> !grant.collection().equals(collection)).toList());
    if (read || write) {
      next.add(new Grant(collection, read, write));
    }
    return new MachineAccount(name, attributes, next, limits, disabled, created, createdBy, viewer);
  }

  public MachineAccount withLimits(Limits next) {
    return new MachineAccount(name, attributes, grants, next, disabled, created, createdBy, viewer);
  }

  public MachineAccount withDisabled(boolean next) {
    return new MachineAccount(name, attributes, grants, limits, next, created, createdBy, viewer);
  }

  /// Whether an account may be called that.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static void requireName(String name) {
    require(
        isName(name),
        "A name begins with a letter and has 2 to 40 lower-case letters, digits, dots and dashes.");
  }

  private static Set<String> checked(Set<String> attributes) {
    // What is no attribute is refused by the record itself, in its own words.
    return attributes.stream().allMatch(Attributes::mayBeGiven) ? attributes : Set.of();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
