/// Marking definitions read into terms. What is not understood gives terms that let nothing leave.
/// Pure.
@NullMarked
package dev.tocsin.core.release.marking;

import org.jspecify.annotations.NullMarked;
