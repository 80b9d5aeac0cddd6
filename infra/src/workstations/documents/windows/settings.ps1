# Reads and writes the settings of the DCV server, which are values in the registry.

$SettingsRoot = 'Registry::HKEY_USERS\S-1-5-18\Software\GSettings\com\nicesoftware\dcv'

function Get-SettingKey([string]$Section) {
  "$SettingsRoot\$($Section.Replace('/', '\'))"
}

# Whether the value is there, of the right type.
function Test-Setting([string]$Section, [string]$Name, [string]$Type, $Value) {
  $key = Get-Item -LiteralPath (Get-SettingKey $Section) -ErrorAction SilentlyContinue
  if ($null -eq $key -or $key.GetValueNames() -notcontains $Name) {
    return $false
  }
  return ($key.GetValueKind($Name).ToString() -eq $Type) -and ($key.GetValue($Name) -ceq $Value)
}

# The type is DWord for numbers and booleans, String for text. Marks that a restart is needed when the value differs.
function Set-Setting([string]$Section, [string]$Name, [string]$Type, $Value) {
  if (Test-Setting $Section $Name $Type $Value) {
    return
  }
  New-Item -ItemType File -Path $RestartMark -Force | Out-Null
  $path = Get-SettingKey $Section
  # With -Force on a key that exists, New-Item would empty it.
  if (-not (Test-Path -LiteralPath $path)) {
    New-Item -Path $path -Force | Out-Null
  }
  New-ItemProperty -LiteralPath $path -Name $Name -PropertyType $Type -Value $Value -Force | Out-Null
  if (-not (Test-Setting $Section $Name $Type $Value)) {
    Stop-Host 5 "The setting '$Name' of the DCV server does not keep its value."
  }
}

function Set-Settings {
  $quic = [int]($VDI_QUIC -eq 'true')
  $automatic = [int]($User -ne '-')
  $owner = if ($automatic) { $User } else { '' }
  Set-Setting 'connectivity' 'web-port' 'DWord' ([int]$VDI_PORT)
  Set-Setting 'connectivity' 'quic-port' 'DWord' ([int]$VDI_PORT)
  Set-Setting 'connectivity' 'enable-quic-frontend' 'DWord' $quic
  Set-Setting 'session-management' 'create-session' 'DWord' $automatic
  Set-Setting 'session-management/automatic-console-session' 'owner' 'String' $owner
  # On Windows the guide asks for a restart after this one too.
  Set-Setting 'security' 'auth-token-verifier' 'String' "$VDI_VERIFIER/$Workstation"
}
