# Checks an rpm file with the publisher's key alone, whatever other keys the system trusts.
#
# The lines before this script assign:
#   KEY_SOURCE       where the key comes from
#   KEY_FINGERPRINT  its fingerprint
check_signature() {
  local file="$1" key="${KEY_SOURCE##*/}" keyring listing verdict
  keyring=$(mktemp -d)
  fetch "$KEY_SOURCE" ''
  listing=$(gpg --homedir "$keyring" --batch --with-colons --show-keys "$key")
  if [ "$(grep -c '^pub:' <<<"$listing")" != 1 ] ||
    [ "$(awk -F: '$1 == "fpr" { print $10; exit }' <<<"$listing")" != "$KEY_FINGERPRINT" ]; then
    say "'$key' from '$KEY_SOURCE' is not the publisher's key; see packages.yaml."
    return 1
  fi
  rpmkeys --dbpath "$keyring" --import "$key"
  # An rpm without a signature passes, too; what counts is that a signature was found good.
  verdict=$(LC_ALL=C rpmkeys --dbpath "$keyring" --checksig "$file" || true)
  if [ "$verdict" != "$file: digests signatures OK" ]; then
    say "'$file' is not signed by its publisher; rpmkeys says: $verdict"
    rm -f "$file"
    return 1
  fi
}
