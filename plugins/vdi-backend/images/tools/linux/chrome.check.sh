google-chrome-stable --version
