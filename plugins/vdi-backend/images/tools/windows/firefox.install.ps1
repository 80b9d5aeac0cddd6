# The installer for administrators: https://support.mozilla.org/kb/deploy-firefox-msi-installers
$file = Get-Signed 'https://download.mozilla.org/?product=firefox-msi-latest-ssl&os=win64&lang=en-US' 'firefox.msi' 'Mozilla Corporation'
Invoke-Installer 'msiexec.exe' @('/i', "`"$file`"", '/qn', '/norestart')
Remove-Item -LiteralPath $file
