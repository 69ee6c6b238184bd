@NullMarked
package dev.tocsin.core;

import org.jspecify.annotations.NullMarked;
