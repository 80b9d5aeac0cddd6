# Installs the DCV server with its drivers, and without a session: one is made when a machine becomes a workstation.
#
# The lines before this script assign:
#   $RuntimeSource, $RuntimeSha256, $RuntimeSigner  Microsoft's runtime of C++
#   $ServerSource, $ServerSha256, $ServerSigner     the server's msi
$runtime = Get-Package $RuntimeSource $RuntimeSha256 $RuntimeSigner
Invoke-Installer $runtime @('/install', '/quiet', '/norestart')
$server = Get-Package $ServerSource $ServerSha256 $ServerSigner
$log = Join-Path $env:ProgramData 'dcv_install_msi.log'
Invoke-Installer 'msiexec.exe' @(
  '/i', "`"$server`"", 'ADDLOCAL=ALL', 'DISABLE_AUTOMATIC_SESSION_CREATION=1',
  '/quiet', '/norestart', '/l*v', "`"$log`"")
Remove-Item -LiteralPath $runtime, $server
exit 0
