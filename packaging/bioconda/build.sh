#!/bin/bash
# conda-build runs this in the unpacked zip. Everything goes to share, a link to bin.
set -euo pipefail
share=$PREFIX/share/$PKG_NAME-$PKG_VERSION-$PKG_BUILDNUM
mkdir -p "$share" "$PREFIX/bin"
cp -R lib models resources licences motiflens motiflens-igv.jar LICENSE sbom.json "$share"
chmod 755 "$share/motiflens"
ln -s "$share/motiflens" "$PREFIX/bin/motiflens"
