# Sets up the desktop for a machine without a screen.
#
# The lines before this script assign:
#   GDM_CONFIG  custom.conf of the display manager
#   ACCOUNT     account that is signed in at start; empty when people sign in themselves
cat >"$GDM_CONFIG" <<END
[daemon]
WaylandEnable=false
InitialSetupEnable=false
END
if [ -n "$ACCOUNT" ]; then
  cat >>"$GDM_CONFIG" <<END
AutomaticLoginEnable=true
AutomaticLogin=$ACCOUNT
END
fi
systemctl set-default graphical.target

# No questions before the first desktop of an account
mkdir -p /etc/skel/.config
echo yes >/etc/skel/.config/gnome-initial-setup-done

# An idle desktop stays as it is: the portal decides about stops, and an account without a password cannot unlock.
mkdir -p /etc/dconf/profile /etc/dconf/db/local.d
printf 'user-db:user\nsystem-db:local\n' >/etc/dconf/profile/user
cat >/etc/dconf/db/local.d/00-vdi <<END
[org/gnome/settings-daemon/plugins/power]
sleep-inactive-ac-type='nothing'

[org/gnome/desktop/session]
idle-delay=uint32 0
END
if [ -n "$ACCOUNT" ]; then
  cat >>/etc/dconf/db/local.d/00-vdi <<END

[org/gnome/desktop/screensaver]
lock-enabled=false

[org/gnome/desktop/lockdown]
disable-lock-screen=true
END
fi
dconf update
