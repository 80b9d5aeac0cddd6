# Installs the packages that people chose, from the system's own repositories.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
if command -v apt-get >/dev/null; then
  apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 update
  apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 -o Dpkg::Options::=--force-confold -y install -- "${packages[@]}"
else
  dnf -y --setopt=retries=5 install "${packages[@]}"
fi
