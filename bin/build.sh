# Builds a program of this project if its sources are newer than its build. Sourced by the programs
# in this folder, after: name (of the program), root (of the checkout), module (its Maven module) and
# modules (all that it is made of) were set. Afterwards `program` is the module's target folder.

program=$root/$module/target
built=$program/$name.built

die() { printf '%s: %s\n' "$name" "$*" >&2; exit 1; }

# major HOME: the version of the JDK or JRE in that folder, or nothing if it is none.
major() {
  [ -x "$1/bin/java" ] || return 0
  if [ -r "$1/release" ]; then
    sed -nE 's/^JAVA_VERSION="(1\.)?([0-9]+).*/\2/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -nE '1s/.*version "(1\.)?([0-9]+).*/\2/p'
  fi
}

require_java() {
  local remedy='set JAVA_HOME, or on Debian 12: apt-get install openjdk-17-jdk-headless maven' version
  if [ -z "${JAVA_HOME:-}" ] && command -v java >/dev/null; then
    JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  fi
  version=$(major "${JAVA_HOME:-/nonexistent}")
  [ "${version:-0}" -ge 17 ] || die "needs a JDK of 17 or newer, found ${version:-none}; $remedy"
  export JAVA_HOME
}

require_build_tools() {
  local remedy='on Debian 12: apt-get install openjdk-17-jdk-headless maven' version
  [ -x "$JAVA_HOME/bin/javac" ] || die "needs a JDK to build, $JAVA_HOME has no javac; $remedy"
  command -v mvn >/dev/null || die "needs Maven of 3.8 or newer to build, found none; $remedy"
  version=$(mvn -v 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9]+)\.([0-9]+).*/\1 \2/p')
  read -r major minor <<<"${version:-0 0}"
  [ "$major" -gt 3 ] || { [ "$major" = 3 ] && [ "$minor" -ge 8 ]; } ||
    die "needs Maven of 3.8 or newer to build, found $major.$minor; $remedy"
}

# stale: whether a source is newer than the build, or there is none. A folder is newer when a file
# in it was removed.
stale() {
  [ -e "$built" ] || return 0
  local sources=("$root/pom.xml") module
  for module in "${modules[@]}"; do
    sources+=("$root/$module/pom.xml" "$root/$module/src/main")
  done
  [ -n "$(find "${sources[@]}" -newer "$built" -print -quit)" ]
}

build() {
  local log why='sources have changed'
  [ -e "$built" ] || why='first run'
  require_build_tools
  printf 'building %s (%s) ...\n' "$name" "$why" >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  mkdir -p "$program"
  rm -rf "$built" "$program/lib"
  touch "$built.begun"
  if ! (cd "$root" && mvn -q -B -ntp -pl "$module" -am package \
    -DskipTests -Dmaven.test.skip=true -P '!analysers') >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    die 'the build failed'
  fi
  mv "$built.begun" "$built"
  rm -f "$log"
  trap - EXIT
}

# build_if_stale: leaves classes in $program/classes, and what they need in $program/lib.
build_if_stale() {
  require_java
  stale || return 0
  # Two that start at once build once. The lock is on a file that is there anyway.
  exec 9<"$root/pom.xml"
  if command -v flock >/dev/null; then flock 9; fi
  if stale; then build; fi
  exec 9<&-
}
