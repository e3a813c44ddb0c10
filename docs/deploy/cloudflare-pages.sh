#!/bin/sh
# The build command of Cloudflare Pages: sh cloudflare-pages.sh
# Its output folder is public; the environment variable PYTHON_VERSION is 3.13. The address stands in site_src/site.toml.
set -eu
python -m pip install --require-hashes -r requirements.lock
python build.py --today "$(date -u +%F)" || test $? -eq 3 # refused articles are named, and the rest is published
python build.py check --site-alone
cp _headers public/
