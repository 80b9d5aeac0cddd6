# What a kernel module is built with, now and whenever the kernel is updated.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
apt-get -o DPkg::Lock::Timeout=600 -y install dkms gcc make pkg-config libglvnd-dev "linux-headers-$(uname -r)" linux-headers-aws
