@NullMarked
package dev.tocsin.storage;

import org.jspecify.annotations.NullMarked;
