# Installs GNOME on X11: DCV's console sessions do not work on Wayland.
dnf -y group install Desktop
dnf -y install xorg-x11-server-Xorg
systemctl enable gdm
# The release of the AMI decides whether there is a browser among the packages
if dnf -q list firefox; then
  dnf -y install firefox
fi
