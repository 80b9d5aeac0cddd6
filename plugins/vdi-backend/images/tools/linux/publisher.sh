# Takes packages of a publisher's own repository, held to the publisher's key alone.

# shellcheck source=/dev/null
. /etc/os-release
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a

say() {
  printf 'vdi: %s\n' "$1" >&2
}

# Which of the two families of systems this is.
family() {
  case "$ID" in
    ubuntu | debian) echo apt ;;
    amzn | fedora | rhel | rocky | almalinux) echo dnf ;;
    *)
      say "There is no such tool for $PRETTY_NAME."
      return 1
      ;;
  esac
}

# Takes the address of a key, its fingerprint and the file to put it into. A file may hold other keys too: one is taken.
fetch_key() {
  local source="$1" fingerprint="$2" file="$3" folder
  folder=$(mktemp -d)
  curl -fsSL --retry 5 --retry-all-errors --proto '=https' --proto-redir '=https' -o "$folder/key" "$source"
  gpg --homedir "$folder" --batch --quiet --import "$folder/key"
  gpg --homedir "$folder" --batch --armor --export "$fingerprint" >"$folder/one"
  if [ ! -s "$folder/one" ]; then
    say "'$source' is not the key with the fingerprint $fingerprint."
    rm -rf "$folder"
    return 1
  fi
  install -D -m 644 "$folder/one" "$file"
  rm -rf "$folder"
}

# Takes a name, the address of the key, its fingerprint, and address, suite and components of the repository.
add_apt_repository() {
  local name="$1" key="/etc/apt/keyrings/$1.asc"
  fetch_key "$2" "$3" "$key"
  # A suite that is a path has no components
  {
    printf 'Types: deb\nURIs: %s\nSuites: %s\n' "$4" "$5"
    if [ -n "$6" ]; then
      printf 'Components: %s\n' "$6"
    fi
    printf 'Architectures: amd64\nSigned-By: %s\n' "$key"
  } >"/etc/apt/sources.list.d/$name.sources"
}

# Takes a name, the address of the key, its fingerprint and the address of the repository.
add_dnf_repository() {
  local name="$1" key="/etc/pki/rpm-gpg/RPM-GPG-KEY-$1"
  fetch_key "$2" "$3" "$key"
  {
    printf '[%s]\nname=%s\nbaseurl=%s\n' "$name" "$name" "$4"
    printf 'enabled=1\ngpgcheck=1\ngpgkey=file://%s\n' "$key"
  } >"/etc/yum.repos.d/$name.repo"
}

apt_install() {
  apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 update
  apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 -y install "$@"
}

dnf_install() {
  dnf -y --setopt=retries=5 install "$@"
}
