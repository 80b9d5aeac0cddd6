# Installs NVIDIA's driver.
#
# The lines before this script assign:
#   $DriverSource, $DriverSha256, $DriverSigner  NVIDIA's installer
$driver = Get-Package $DriverSource $DriverSha256 $DriverSigner
Invoke-Installer $driver @('-s', '-noreboot')
Remove-Item -LiteralPath $driver
exit 0
