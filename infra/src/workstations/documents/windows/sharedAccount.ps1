# The account that owns the session: one of the image or of a domain, or none while the machine waits for its owner.

function Set-Account {
  if ($User -eq '-') {
    return
  }
  try {
    (New-Object System.Security.Principal.NTAccount($User)).Translate(
      [System.Security.Principal.SecurityIdentifier]) | Out-Null
  } catch {
    Stop-Host 4 "The image has no account '$User'; create it in the image, or name another in the template's tag 'vdi:os-user'."
  }
}
