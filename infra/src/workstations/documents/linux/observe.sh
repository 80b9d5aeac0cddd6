# Tells who is connected to the workstation that this machine is: what DCV says of the session, in one line.
set -euo pipefail
PATH="$PATH:/usr/local/bin:/snap/bin"

dcv describe-session console -j | tr -d '\r\n'
echo
