# Installs the DCV server; GPU is 'true' when the machines have a card.
packages=(./nice-dcv-server-*.rpm ./nice-dcv-web-viewer-*.rpm ./nice-xdcv-*.rpm)
if [ "$GPU" = true ]; then
  packages+=(./nice-dcv-gl-*.rpm)
fi
dnf -y install "${packages[@]}"
if [ "$GPU" != true ]; then
  # Without a card, DCV's own X server takes the place of Xorg: it resizes and knows several screens
  test -x /usr/bin/Xdcv-console
  update-alternatives --install /usr/bin/X X /usr/bin/Xdcv-console 11
  update-alternatives --set X /usr/bin/Xdcv-console
fi
