/// Makes of one draft one bundle for each recipient: the tearline. Pure.
@NullMarked
package dev.tocsin.core.release.render;

import org.jspecify.annotations.NullMarked;
