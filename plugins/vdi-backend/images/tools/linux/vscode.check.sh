# It refuses to run as root without a folder of its own.
folder=$(mktemp -d)
code --no-sandbox --user-data-dir "$folder" --version
rm -rf "$folder"
