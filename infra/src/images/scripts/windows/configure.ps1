# Writes what all machines of the image have in common; the rest is written when a machine becomes a workstation.
#
# The line before this script assigns:
#   $Lock  whether the desktop is locked when its last client leaves: 1 or 0
$Root = 'Registry::HKEY_USERS\S-1-5-18\Software\GSettings\com\nicesoftware\dcv'

function Set-Setting([string]$Section, [string]$Name, [int]$Value) {
  $key = Join-Path $Root $Section
  if (-not (Test-Path -LiteralPath $key)) {
    New-Item -Path $key -Force | Out-Null
  }
  New-ItemProperty -LiteralPath $key -Name $Name -PropertyType DWord -Value $Value -Force | Out-Null
}

Stop-Service -Name dcvserver
Set-Setting 'session-management' 'create-session' 0
Set-Setting 'connectivity' 'enable-quic-frontend' 1
Set-Setting 'connectivity' 'idle-timeout' 60
Set-Setting 'security' 'no-tls-strict' 0
Set-Setting 'security' 'os-auto-lock' ([int]$Lock)
Set-Service -Name dcvserver -StartupType Automatic
Set-Service -Name AmazonSSMAgent -StartupType Automatic
# Each machine makes its own key at its first start
$folder = Join-Path $env:SystemRoot 'System32\config\systemprofile\AppData\Local\NICE\dcv'
foreach ($name in 'dcv.pem', 'dcv.key') {
  $file = Join-Path $folder $name
  if (Test-Path -LiteralPath $file) {
    Remove-Item -LiteralPath $file
  }
}
exit 0
