# Chrome of Google's repository: https://www.google.com/linuxrepositories/
key=https://dl.google.com/linux/linux_signing_key.pub
fingerprint=EB4C1BFD4F042F6DDDCCEC917721F63BD38B4796
case "$(family)" in
  apt)
    # The package keeps a list of its own unless told otherwise
    echo 'repo_add_once="false"' >/etc/default/google-chrome
    add_apt_repository google-chrome "$key" "$fingerprint" https://dl.google.com/linux/chrome/deb/ stable main
    apt_install google-chrome-stable
    ;;
  dnf)
    add_dnf_repository google-chrome "$key" "$fingerprint" https://dl.google.com/linux/chrome/rpm/stable/x86_64
    dnf_install google-chrome-stable
    ;;
esac
