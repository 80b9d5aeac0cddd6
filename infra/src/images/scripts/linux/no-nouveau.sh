# Keeps the free driver off the card. It takes effect with the next start.
cat >/etc/modprobe.d/blacklist-nouveau.conf <<END
blacklist nouveau
options nouveau modeset=0
END
if command -v update-initramfs; then
  update-initramfs -u -k all
else
  dracut --force --regenerate-all
fi
