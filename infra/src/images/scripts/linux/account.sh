# Creates the account of everybody who gets a machine of this image. It has no password: nobody signs in with one.
#
# The line before this script assigns:
#   ACCOUNT  its name
if ! getent passwd "$ACCOUNT"; then
  useradd --create-home --shell /bin/bash "$ACCOUNT"
fi
passwd --lock "$ACCOUNT"
