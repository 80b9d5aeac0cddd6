#!/bin/bash
# Fetches the gateway's certificate and puts it in place if it is new and sound. A certificate that is not sound is
# refused, and the one in place stays. DCV reads both files again when they change.
set -euo pipefail
umask 077

# shellcheck source=/dev/null
. "${VDI_GATEWAY_ENVIRONMENT:-/etc/vdi-gateway/environment}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

refuse() {
  echo "$(date -u +%FT%TZ) CERTIFICATE_REFUSED $CERTIFICATE_ARN: $*"
  exit 1
}

# Fields of the answer $1, one after the other
fields() {
  python3 -c '
import json, sys
answer = json.load(open(sys.argv[1]))
for name in sys.argv[2:]:
    print((answer.get(name) or "").replace("\r", ""))
' "$@"
}

# The passphrase never is an argument: everybody on the machine could read it.
fetch_from_acm() {
  # ACM refuses # $ % in it, which base64 has not.
  openssl rand -base64 48 | tr -d '\n' >"$work/passphrase"
  aws acm export-certificate --region "$CERTIFICATE_REGION" --certificate-arn "$CERTIFICATE_ARN" \
    --passphrase "fileb://$work/passphrase" --output json >"$work/answer" &&
    fields "$work/answer" Certificate CertificateChain >"$work/cert.pem" &&
    fields "$work/answer" PrivateKey >"$work/key"
}

fetch_from_secret() {
  aws secretsmanager get-secret-value --region "$CERTIFICATE_REGION" --secret-id "$CERTIFICATE_ARN" \
    --query SecretString --output text >"$work/answer" &&
    fields "$work/answer" certificate >"$work/cert.pem" &&
    fields "$work/answer" privateKey >"$work/key"
}

# Seconds since 1970 from which the certificate $1 is valid
valid_from() {
  date -d "$(openssl x509 -in "$1" -noout -startdate | cut -d= -f2)" +%s
}

passphrase='pass:'
case $CERTIFICATE_SOURCE in
  acm)
    passphrase="file:$work/passphrase"
    fetch_from_acm || refuse 'ACM did not export it; it must be exportable and issued.'
    ;;
  *)
    fetch_from_secret || refuse 'the secret could not be read; it takes JSON with certificate and privateKey.'
    ;;
esac

openssl x509 -in "$work/cert.pem" -noout 2>/dev/null || refuse 'it is no certificate in PEM.'
openssl pkcs8 -topk8 -nocrypt -passin "$passphrase" -in "$work/key" -out "$work/key.pem" 2>/dev/null ||
  refuse 'its private key is no key in PEM, or has a passphrase.'
[ "$(openssl x509 -in "$work/cert.pem" -noout -pubkey)" = "$(openssl pkey -in "$work/key.pem" -pubout)" ] ||
  refuse 'its private key belongs to another certificate.'
openssl x509 -in "$work/cert.pem" -noout -checkend 0 >/dev/null || refuse 'it has expired.'
[ "$(valid_from "$work/cert.pem")" -le "$(date +%s)" ] || refuse 'it is not valid yet.'
if [ -n "$DOMAIN_NAME" ]; then
  openssl x509 -in "$work/cert.pem" -noout -checkhost "$DOMAIN_NAME" | grep -q 'does match' ||
    refuse "it is not for $DOMAIN_NAME."
fi

put() {
  cmp -s "$work/$1" "$CERTIFICATE_DIRECTORY/$1" && return
  install -m 600 -o "$GATEWAY_USER" "$work/$1" "$CERTIFICATE_DIRECTORY/.$1.new"
  mv -f "$CERTIFICATE_DIRECTORY/.$1.new" "$CERTIFICATE_DIRECTORY/$1"
  echo "$(date -u +%FT%TZ) CERTIFICATE_REPLACED $1"
}
# Ours, and the gateway may only read in it: root is not led astray by links that a broken-into gateway leaves there.
install -d -m 750 -o "$(id -u)" -g "$(id -g "$GATEWAY_USER")" "$CERTIFICATE_DIRECTORY"
# The key first: whoever reads at a change of the certificate then finds both.
put key.pem
put cert.pem

openssl x509 -in "$CERTIFICATE_DIRECTORY/cert.pem" -noout -checkend $((14 * 86400)) >/dev/null ||
  echo "$(date -u +%FT%TZ) CERTIFICATE_EXPIRES $CERTIFICATE_ARN: in less than 14 days."
