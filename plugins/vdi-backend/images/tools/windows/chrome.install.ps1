# The installer for administrators: https://chromeenterprise.google/download/
$file = Get-Signed 'https://dl.google.com/dl/chrome/install/googlechromestandaloneenterprise64.msi' 'chrome.msi' 'Google LLC'
Invoke-Installer 'msiexec.exe' @('/i', "`"$file`"", '/qn', '/norestart')
Remove-Item -LiteralPath $file
