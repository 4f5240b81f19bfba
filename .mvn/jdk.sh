# Finds a JDK 25 or newer and exports it as JAVA_HOME. Sourced by mvnw and by the launcher, so that both
# work where the default `java` is older. Plain POSIX sh; must be sourced before `set -f`.

jdk_major() { # prints the feature version of the JDK in $1, or 0
  if [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ]; then
    if [ -r "$1/release" ]; then
      version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    else
      version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    printf '%s' "${version:-0}"
  else
    printf 0
  fi
}

find_jdk() { # prints the first home of a JDK 25 or newer, or nothing
  path_jdk=
  if command -v javac >/dev/null 2>&1; then
    path_jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")")
  fi
  mac_jdk=
  if [ -x /usr/libexec/java_home ]; then
    mac_jdk=$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)
  fi
  for candidate in "${JAVA_HOME-}" "${JDK25_HOME-}" "${JAVA_HOME_25_X64-}" "${JAVA_HOME_25_ARM64-}" "$path_jdk" "$mac_jdk" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    if [ "$(jdk_major "$candidate")" -ge 25 ]; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 0
}

JDK_FOUND=$(find_jdk)
if [ -z "$JDK_FOUND" ]; then
  echo "Ballast needs a JDK 25 or newer and found none. Install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  exit 1
fi
JAVA_HOME=$JDK_FOUND
export JAVA_HOME
