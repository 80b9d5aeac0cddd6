# Installs NVIDIA's driver, and has the display set up at each start for the cards that the machine then has.
#
# The lines before this script assign:
#   DRIVER_SOURCE, DRIVER_SHA256  NVIDIA's installer
folder=$(mktemp -d)
cd "$folder"
fetch "$DRIVER_SOURCE" "$DRIVER_SHA256"
sh "./${DRIVER_SOURCE##*/}" --silent --dkms
cd /
rm -rf "$folder" /etc/X11/XF86Config*
nvidia-smi

cat >/etc/systemd/system/vdi-display.service <<'END'
[Unit]
Description=Set up the display for the graphics cards of this machine
Before=display-manager.service

[Service]
Type=oneshot
ExecStartPre=/usr/bin/rm -f /etc/X11/xorg.conf
ExecStart=/usr/bin/nvidia-xconfig --preserve-busid --enable-all-gpus

[Install]
WantedBy=graphical.target
END
systemctl enable vdi-display.service
