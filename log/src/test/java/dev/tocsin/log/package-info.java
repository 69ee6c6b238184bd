@NullMarked
package dev.tocsin.log;

import org.jspecify.annotations.NullMarked;
