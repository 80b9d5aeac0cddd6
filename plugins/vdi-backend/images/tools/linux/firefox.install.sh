# Firefox of Mozilla's repository: https://support.mozilla.org/kb/install-firefox-linux. Amazon Linux has it itself.
case "$(family)" in
  apt)
    add_apt_repository mozilla https://packages.mozilla.org/apt/repo-signing-key.gpg \
      35BAA0B33E9EB396F59CA838C0BA5CE6DC6315A3 https://packages.mozilla.org/apt mozilla main
    # Ubuntu's package of that name only installs the snap
    printf 'Package: *\nPin: origin packages.mozilla.org\nPin-Priority: 1000\n' >/etc/apt/preferences.d/mozilla
    if snap list firefox >/dev/null 2>&1; then
      snap remove --purge firefox
    fi
    apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 update
    apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=5 -y --allow-downgrades install firefox
    ;;
  dnf) dnf_install firefox ;;
esac
