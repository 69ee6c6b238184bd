package dev.tocsin.taxii;

import java.time.Instant;
import java.util.Optional;

/// What a server said about a page of objects (TAXII 2.1 §3.4, §5.4), once all its objects have
/// been handed on.
///
/// @param objects how many there were
/// @param more whether there are more after it
/// @param next where the next page begins, if the server names that
/// @param first when the earliest object of the page was added; from a header
/// @param last when the latest object of the page was added; from a header
/// @param served when the server answered, by its own clock
public record Page(
    int objects,
    boolean more,
    Optional<String> next,
    Optional<Instant> first,
    Optional<Instant> last,
    Optional<Instant> served) {}
