/// Warnings in the making: who wrote them, who approved which rendering, and what left. Two people
/// stand behind whatever leaves, or one and a reason that a second one looks at.
@NullMarked
package dev.tocsin.core.draft;

import org.jspecify.annotations.NullMarked;
