package io.evenkeel.tck;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The one rule of the contract that a driver breaks. */
@Retention(RetentionPolicy.RUNTIME)
@interface Breaks {
  String value();
}
