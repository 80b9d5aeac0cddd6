# Fetches an installer and keeps it only when its publisher has signed it.
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

# Takes the source, the name of the file and the name in the signature. Returns the file's path.
function Get-Signed([string]$Source, [string]$Name, [string]$Signer) {
  $path = Join-Path ([IO.Path]::GetTempPath()) $Name
  for ($attempt = 1; ; $attempt++) {
    try {
      Invoke-WebRequest -Uri $Source -OutFile $path -UseBasicParsing
      break
    } catch {
      if ($attempt -ge 5) { throw }
      Start-Sleep -Seconds (5 * $attempt)
    }
  }
  $signature = Get-AuthenticodeSignature -LiteralPath $path
  $found = ''
  if ($signature.SignerCertificate) {
    $found = $signature.SignerCertificate.GetNameInfo('SimpleName', $false)
  }
  if ($signature.Status -ne 'Valid' -or $found -cne $Signer) {
    Remove-Item -LiteralPath $path
    throw "The signature of '$Name' is '$($signature.Status)', of '$found', not of '$Signer'."
  }
  $path
}

# Runs an installer to its end. 3010 says that it wants a restart, which comes when the image is made.
function Invoke-Installer([string]$Program, [string[]]$Arguments) {
  $process = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru
  if ($process.ExitCode -notin 0, 3010) {
    throw "'$Program' ended with $($process.ExitCode)."
  }
}
