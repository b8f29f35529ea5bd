package io.evenkeel.fake;

/**
 * A document was refused, and nothing was made of it. The message is one line: the path of the
 * member, what it holds, and what to write instead.
 */
public final class DocumentException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  DocumentException(String message) {
    super(message.replaceAll("\\R", " "));
  }

  DocumentException(String message, Throwable cause) {
    super(message.replaceAll("\\R", " "), cause);
  }

  /** The same refusal, said of a named file. */
  DocumentException in(String file) {
    return new DocumentException(file + ": " + getMessage(), this);
  }
}
