# Installs the DCV server; GPU is 'true' when the machines have a card.
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a
packages=(./nice-dcv-server_*.deb ./nice-dcv-web-viewer_*.deb ./nice-xdcv_*.deb)
if [ "$GPU" = true ]; then
  packages+=(./nice-dcv-gl_*.deb)
fi
chmod -R a+rX "$folder"
apt-get -o DPkg::Lock::Timeout=600 -y install "${packages[@]}"
usermod -aG video dcv
if [ "$GPU" != true ]; then
  # Without a card, DCV's own X server takes the place of Xorg: it resizes and knows several screens
  test -x /usr/bin/Xdcv-console
  dpkg-divert --package nice-xdcv --divert /usr/bin/Xorg.orig --rename /usr/bin/Xorg
  ln -sf /usr/bin/Xdcv-console /usr/bin/Xorg
fi
