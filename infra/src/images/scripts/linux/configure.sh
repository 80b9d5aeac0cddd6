# Writes what all machines of the image have in common; the rest is written when a machine becomes a workstation. Its
# session is made then, too, and from then on at each start.
#
# The line before this script assigns:
#   LOCK  whether the desktop is locked when its last client leaves: true or false
cat >/etc/dcv/dcv.conf <<END
[session-management]
create-session=false

[connectivity]
enable-quic-frontend=true
idle-timeout=60

[security]
no-tls-strict=false
os-auto-lock=$LOCK
END
systemctl enable dcvserver
# Each machine makes its own key at its first start
systemctl stop dcvserver || true
rm -rf /etc/dcv/dcv.pem /etc/dcv/dcv.key "$folder"
