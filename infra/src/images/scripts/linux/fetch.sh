# Fetches files and keeps only those that are what was pinned.

say() {
  printf 'vdi: %s\n' "$1" >&2
}

# Takes the source and the SHA-256, which may be empty. The file is put into the working directory.
fetch() {
  local source="$1" sha256="$2" file="${1##*/}"
  case "$source" in
    s3://*) aws s3 cp --only-show-errors "$source" "$file" ;;
    *) curl -fsSL --retry 5 --retry-all-errors --proto '=https' --proto-redir '=https' -o "$file" "$source" ;;
  esac
  if [ -n "$sha256" ] && ! printf '%s  %s\n' "$sha256" "$file" | sha256sum --check --status; then
    say "The checksum of '$file' from '$source' is not the pinned one; see packages.yaml."
    rm -f "$file"
    return 1
  fi
}
