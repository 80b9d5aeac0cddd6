# Fetches files and keeps only those that are what was pinned.

# Takes the source, the SHA-256 and the name in the signature; one of the two may be empty. Returns the file's path.
function Get-Package([string]$Source, [string]$Sha256, [string]$Signer) {
  $name = $Source.Substring($Source.LastIndexOf('/') + 1)
  $path = Join-Path ([IO.Path]::GetTempPath()) $name
  if ($Source -match '^s3://(?<bucket>[^/]+)/(?<key>.+)$') {
    Read-S3Object -BucketName $Matches.bucket -Key $Matches.key -File $path | Out-Null
  } else {
    [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
    Invoke-WebRequest -Uri $Source -OutFile $path -UseBasicParsing
  }
  if ($Sha256 -and (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $Sha256) {
    Remove-Item -LiteralPath $path
    throw "The checksum of '$name' from '$Source' is not the pinned one; see packages.yaml."
  }
  if ($Signer) {
    Assert-Signer $path $Signer
  }
  $path
}

function Assert-Signer([string]$Path, [string]$Signer) {
  $signature = Get-AuthenticodeSignature -LiteralPath $Path
  $name = ''
  if ($signature.SignerCertificate) {
    $name = $signature.SignerCertificate.GetNameInfo('SimpleName', $false)
  }
  if ($signature.Status -ne 'Valid' -or $name -cne $Signer) {
    Remove-Item -LiteralPath $Path
    throw "The signature of '$Path' is '$($signature.Status)', of '$name', not of '$Signer'; see packages.yaml."
  }
}

# Runs an installer to its end. 3010 says that it wants a restart, which comes later.
function Invoke-Installer([string]$Program, [string[]]$Arguments) {
  $process = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru
  if ($process.ExitCode -notin 0, 3010) {
    throw "'$Program' ended with $($process.ExitCode)."
  }
}
