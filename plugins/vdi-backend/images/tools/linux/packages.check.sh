# Every package is there. What stands behind = and : is its version or architecture.
for package in "${packages[@]}"; do
  if command -v dpkg-query >/dev/null; then
    name=${package%%=*}
    # A virtual package is there when another one provides it. grep reads to the end: it must not break the pipe.
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)" != installed ] &&
      ! dpkg-query -W -f '${Provides}\n' | grep -wF -- "${name%%:*}" >/dev/null; then
      echo "vdi: the package '$package' is not installed." >&2
      exit 1
    fi
  elif ! rpm -q --quiet "$package" && ! rpm -q --quiet --whatprovides "$package"; then
    echo "vdi: the package '$package' is not installed." >&2
    exit 1
  fi
done
