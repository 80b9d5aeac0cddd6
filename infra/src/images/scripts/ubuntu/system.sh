# Brings the system up to date and installs the tools that the next steps and people need.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
cloud-init status --wait || true
apt-get -o DPkg::Lock::Timeout=600 update
apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Options::=--force-confold -y dist-upgrade
apt-get -o DPkg::Lock::Timeout=600 -y install ca-certificates curl git gnupg unzip
