/// The leak check: words and phrases of what is withheld, searched for in everything that would
/// leave, in any script and under the usual disguises. It finds and explains; people decide.
@NullMarked
package dev.tocsin.core.release.leak;

import org.jspecify.annotations.NullMarked;
