/// Partners: enrolment, agreements, and what may be sent to them.
@NullMarked
package dev.tocsin.core.partner;

import org.jspecify.annotations.NullMarked;
