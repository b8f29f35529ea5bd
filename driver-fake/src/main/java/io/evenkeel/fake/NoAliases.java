package io.evenkeel.fake;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses YAML's references ({@code *name}), which the parser would pass on as plain text. */
final class NoAliases extends JsonParserDelegate {

  private final YAMLParser yaml;

  NoAliases(YAMLParser yaml) {
    super(yaml);
    this.yaml = yaml;
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (yaml.isCurrentAlias()) {
      throw new JsonParseException(yaml, "a reference (*%s); write it out".formatted(getText()));
    }
    return token;
  }
}
