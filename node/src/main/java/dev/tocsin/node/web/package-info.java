/// What the node answers over HTTP.
@NullMarked
package dev.tocsin.node.web;

import org.jspecify.annotations.NullMarked;
