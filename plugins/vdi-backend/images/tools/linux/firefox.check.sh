HOME=$(mktemp -d) firefox --version
