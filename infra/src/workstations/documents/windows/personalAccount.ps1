# The account that owns the session: one of its owner, with the password that the machine's own role reads.

# The password as a SecureString, read with the instance's own role.
function Get-AccountPassword([string]$SecretId) {
  $text = $null
  try {
    if (Get-Command Get-SECSecretValue -ErrorAction SilentlyContinue) {
      $text = (Get-SECSecretValue -SecretId $SecretId -Region $VDI_REGION).SecretString
    } else {
      $answer = Invoke-Program 'aws' @(
        'secretsmanager', 'get-secret-value', '--region', $VDI_REGION, '--secret-id', $SecretId,
        '--query', 'SecretString', '--output', 'text')
      if ($answer.ExitCode -eq 0) {
        $text = $answer.Output.Trim()
      }
    }
  } catch {
    Write-Log "Secret '$SecretId': $($_.Exception.GetType().Name)"
  }
  if ([string]::IsNullOrEmpty($text)) {
    Stop-Host 4 "The password of '$User' could not be read; have the AWS tools in the image and allow the instance's role 'secretsmanager:GetSecretValue' on '$SecretId'."
  }
  $password = New-Object System.Security.SecureString
  foreach ($character in $text.ToCharArray()) {
    $password.AppendChar($character)
  }
  $password
}

function Set-Account {
  if ($User -notmatch '^[A-Za-z0-9_][A-Za-z0-9._-]{0,19}$') {
    Stop-Host 4 "'$User' cannot be the name of a Windows account."
  }
  $account = Get-LocalUser -Name $User -ErrorAction SilentlyContinue
  # Relative ids below 1000 belong to Administrator, Guest and the like.
  if ($account -and $account.SID.Value -match '^S-1-5-21-.*-\d{1,3}$') {
    Stop-Host 4 "'$User' is an account of the system; it is not given to a person."
  }
  $password = Get-AccountPassword $Secret
  if ($account) {
    Set-LocalUser -Name $User -Password $password -PasswordNeverExpires $true
    Enable-LocalUser -Name $User
  } else {
    New-LocalUser -Name $User -Password $password -PasswordNeverExpires -AccountNeverExpires | Out-Null
  }
  # Users, whatever the system's language calls it: its members may log on.
  try {
    Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $User
  } catch [Microsoft.PowerShell.Commands.MemberExistsException] {
    Write-Log "'$User' is a member of Users already."
  }
}
