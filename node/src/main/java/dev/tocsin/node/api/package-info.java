/// The JSON API below `/api/v1`: what the desk offers, for the command line and for programs.
@NullMarked
package dev.tocsin.node.api;

import org.jspecify.annotations.NullMarked;
