/// Following a collection: a pure core that decides, a cursor that is durable together with what
/// was delivered, and the loop that runs them.
@NullMarked
package dev.tocsin.taxii.follow;

import org.jspecify.annotations.NullMarked;
