# Creates the account that owns the session on every machine of this image. Its password is random and kept nowhere:
# DCV lets people in by their grant, and whoever must sign in to Windows itself gets a template of 'personal' identity.
#
# The line before this script assigns:
#   $Account  its name
$bytes = New-Object byte[] 32
$random = [Security.Cryptography.RandomNumberGenerator]::Create()
$random.GetBytes($bytes)
$password = ConvertTo-SecureString ([Convert]::ToBase64String($bytes) + 'aA1!') -AsPlainText -Force
if (-not (Get-LocalUser -Name $Account -ErrorAction SilentlyContinue)) {
  New-LocalUser -Name $Account -Password $password -PasswordNeverExpires -AccountNeverExpires | Out-Null
  # Users, whatever the system's language calls it
  Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $Account
}
exit 0
