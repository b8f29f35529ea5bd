package io.evenkeel.cli.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What went wrong with a file, on one line. Java's own messages often hold the path and no more.
 */
public final class Trouble {

  private Trouble() {}

  /** The file, where it is known, and what is wrong with it. */
  public static String of(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (e instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is not a folder";
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getFile() + ": " + other.getReason();
    }
    String kind =
        e instanceof IOException ? "it can't be read or written" : e.getClass().getSimpleName();
    return e.getMessage() == null ? kind : e.getMessage().lines().findFirst().orElse(kind);
  }
}
