/// Who may see what is stored: labels on objects, and the attributes of those who read.
@NullMarked
package dev.tocsin.core.visibility;

import org.jspecify.annotations.NullMarked;
