# Visual Studio Code of Microsoft's repository: https://code.visualstudio.com/docs/setup/linux
key=https://packages.microsoft.com/keys/microsoft.asc
fingerprint=BC528686B50D79E339D3721CEB3E94ADBE1229CF
case "$(family)" in
  apt)
    # Otherwise the package adds the same repository once more
    echo 'code code/add-microsoft-repo boolean false' | debconf-set-selections
    add_apt_repository vscode "$key" "$fingerprint" https://packages.microsoft.com/repos/code stable main
    apt_install code
    ;;
  dnf)
    add_dnf_repository vscode "$key" "$fingerprint" https://packages.microsoft.com/yumrepos/vscode
    dnf_install code
    ;;
esac
