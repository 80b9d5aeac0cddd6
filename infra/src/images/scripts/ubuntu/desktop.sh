# Installs GNOME on X11: DCV's console sessions do not work on Wayland.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
apt-get -o DPkg::Lock::Timeout=600 -y install ubuntu-desktop-minimal gdm3 pulseaudio-utils
snap list firefox || snap install firefox
