# Fetches the server's archive and unpacks it into a new working directory.
#
# The lines before this script assign:
#   SERVER_SOURCE, SERVER_SHA256  the archive
folder=$(mktemp -d)
cd "$folder"
fetch "$SERVER_SOURCE" "$SERVER_SHA256"
tar -xzf "${SERVER_SOURCE##*/}" --strip-components=1
